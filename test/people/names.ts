import type { Chance } from './random.ts'

/** Common first, as they are met in the lands people come from; composed by the project. */
const words = (text: string): string[] => text.trim().split(/\s+/)

export const english = {
  given: words(`william john james thomas george charles emily sarah jack joshua thomas benjamin samuel daniel henry mary elizabeth ann jane margaret alice edward
    joseph robert richard david arthur alfred harry frederick walter albert ernest frank sophie olivia chloe jessica georgia lachlan mitchell matthew nicholas
    isabella caitlin hannah emma ella ruby holly jasmine mia hayley bailey connor liam ethan jacob jayden luke ryan tyler noah zachary alexander hamish callum
    madison lauren lucy grace amelia amber tahlia brianna kate rachel rebecca stephanie zoe nathan adam angus aidan blake cameron cooper dylan finn gabriel
    harrison isaac jake jordan kai kyle lewis logan marcus max oliver oscar patrick riley sebastian toby xavier abigail alana alexandra alyssa anna april bella
    bethany bridget charlotte claire courtney eliza erin evie freya gemma imogen india jade julia kiara lara lily maddison mikayla molly natalie nicole paige
    phoebe poppy rose samantha sienna skye summer tara taylah teagan vanessa victoria zara edgar hugh percy cecil herbert leonard philip ralph stanley sidney
    hubert edmund clarence basil cyril horace roland rupert winston augustus cornelius ebenezer ezra gilbert godfrey humphrey jeremiah lancelot ambrose`),
  family: words(`smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson white hughes edwards green hall wood harris
    lewis martin jackson clarke turner hill scott cooper morris ward moore king watson baker harrison morgan patel young allen mitchell james anderson phillips lee
    bell parker davis bennett miller cook shaw cox richardson carter webb rogers marshall hunt mills campbell matthews owen webster howard simpson ellis adams gray
    clark reid ryan kelly o'brien murphy nguyen white berry matthews crouch dixon webb coleman bishop rudd clifford chudleigh talbot percy neville stanley cavendish
    russell seymour howard grenville pelham fitzroy beaumont mortimer wentworth fairfax lambert thornton ashby bradshaw whitaker holloway pemberton winterbourne
    atherton blackwood cartwright drummond eastwood farnham gresham hargreaves inglewood jessop kingsley langdon marchbanks northcott oakeshott penhaligon quigley
    ravenscroft stapleton tremayne underhill vaughan wainwright yardley zouche abbott burton chapman dalton fletcher gibson hobson ingram jarvis kendall lawson`),
  places: words(`london devon york bristol leeds bath exeter oxford cambridge norwich lincoln chester durham dover hull derby ely wells truro ripon carlisle
    coventry gloucester hereford leicester lichfield nottingham peterborough plymouth portsmouth preston salford salisbury sheffield southampton stoke sunderland
    wakefield winchester wolverhampton worcester belmont ashgrove brighton camden carlton clifton dunmore eltham fairfield glenroy hawthorn kenmore lalor malvern
    newtown oakleigh penrith quakers richmond sunbury tarneit umina vermont werribee yarraville`),
}

/** Each line is one name in the spellings in which offices write it: French, English, then Arabic where it is an Arabic name. */
const lines = (text: string): string[][] => text.trim().split('\n').map((line) => line.trim().split(/\s+/))

export const westAfrica = {
  men: lines(`Mohamed Muhammad Mohammed محمد\nMamadou Momodou Mamadu\nIbrahima Ibrahim Ebrima إبراهيم\nOusmane Usman Osman عثمان\nAbdoulaye Abdoulie Abdulai\nMoussa Musa Mousa موسى
    Amadou Amadu Ahmadou\nAlpha Alfa\nSouleymane Sulayman Suleiman سليمان\nBoubacar Bubacarr Boubakar\nSékou Seku Sekou\nCheikh Sheikh Cheick شيخ\nOumar Omar Umar عمر
    Lamine Lamin Amine\nIssa Isa Eissa عيسى\nAliou Alieu Aliu\nSeydou Saidou Seydu\nYoussouf Yusuf Yousouf يوسف\nModou Modu\nBakary Bakari\nDemba Dembo\nIdrissa Idrisa Idriss
    Thierno Cherno Tierno\nMalick Malik مالك\nBabacar Babucarr\nSamba\nLassana Lasana\nAdama Adamah\nDaouda Dawda Dauda\nHamidou Hamidu\nKofi Koffi\nKouassi Kwasi\nYao Yaw
    Emmanuel Emanuel\nJean\nPatrick Patric\nSamuel\nBlaise\nSerge\nArmand\nGuillaume\nDieudonné Dieudonne\nSalif Salifou\nTidiane Tijan Tidjane\nOumarou Umaru\nHassane Hassan حسن
    Housseini Hussaini حسيني\nAbdou Abdu\nKarim Kareem كريم\nFodé Foday\nMory Mori\nSidiki Sidike\nNouhoum Nuhum\nDramane Draman\nSiaka Shiaka\nZoumana Zumana\nYacouba Yakuba`),
  women: lines(`Fatoumata Fatumata\nAïssatou Isatou Aissatou\nMariama Mariam Maryama مريم\nAminata Aminatta\nKadiatou Kadijatou Kadiatu\nHawa Hawah حواء\nAwa Awah\nBinta Bintou
    Khadija Hadiza Kadija خديجة\nRamatoulaye Ramatulai\nOumou Umu Oumu\nDjeneba Jeneba\nFanta Fantah\nNdeye Ndey\nSalimata Salimatou\nMaimouna Maimuna ميمونة\nHadja Hadiatou\nAssetou Assitan
    Rokia Rokiatou رقية\nSokhna Sohna\nBintou Bintu\nCoumba Kumba\nFatou Fatu\nAdja Aja\nNafissatou Nafisatu\nSira Sirah\nAkissi Akisi\nAdjoua Ajua\nGrâce Grace\nBlessing\nMarie Mary\nEsther Ester
    Joy\nHope\nPatience Pasience\nAmina Aminah آمنة\nZeinab Zainab زينب\nSafiatou Safiatu\nHalimatou Halima حليمة\nAstou Astu`),
  family: lines(`Diallo Jallow Jalloh\nTraoré Traore Trawalley\nBah Ba\nBarry Barrie\nSow Sowe\nCamara Kamara\nCissé Ceesay Sesay\nKeïta Keita\nTouré Touray\nNdiaye Njie\nDiop Jobe\nFall Faal
    Coulibaly Kulibali\nKonaté Konate\nSidibé Sidibeh\nSylla Silla\nDiarra Jarra\nSangaré Sangare\nBaldé Baldeh\nKouyaté Kuyateh\nMbaye M'baye\nGueye Guèye Geye\nThiam Cham\nDieng Jeng\nFofana
    Doumbia Dumbia\nKoné Kone\nOuattara Wattara\nKaboré Kabore\nOuédraogo Ouedraogo\nSawadogo\nNguessan N'Guessan\nKouassi Kwasi\nKouamé Kouame\nYao\nBangoura Bangura\nSoumah Suma\nConté Conteh\nCondé Conde
    Dembélé Dembele\nSissoko Sisoko\nDramé Drammeh\nSaidou\nMensah Mensa\nAsante\nOkafor Okafo\nAdeyemi\nEze\nOkoye\nBello\nSanogo Sanoko\nSarr Saar\nSène Sene\nFaye\nDiouf Juf\nSeck Seka\nKanté Kante
    Tall\nKane Kan\nLy\nSy Sey\nDia\nDiakité Diakite\nDiaby Jabbie\nTounkara Tunkara\nMagassa Magasa\nGassama\nSoumaré Soumare\nDabo\nMané Mane\nBadji Badjie\nSané Sanneh\nDiatta Jatta\nGoudiaby Gudiaby\nTamba`),
}

export const levant = {
  men: lines(`Mohamed Mohammad Muhammad محمد\nAhmed Ahmad Ahmet أحمد\nAli Aly علي\nOmar Umar Omer عمر\nKhaled Khalid Haled خالد\nYoussef Yousef Yusuf يوسف\nMahmoud Mahmud محمود\nHassan Hasan حسن\nHussein Houssein Husain حسين
    Abdallah Abdullah Abdulla عبد_الله\nAbderrahmane Abdulrahman Abdel_Rahman عبد_الرحمن\nIbrahim Ibrahem إبراهيم\nMustapha Mustafa Mostafa مصطفى\nSaïd Saeed Said سعيد\nSaleh Salih صالح\nTarek Tariq طارق\nRachid Rashid رشيد
    Bachar Bashar بشار\nJamal Djamel Gamal جمال\nKarim Kareem كريم\nNasser Naser ناصر\nHicham Hisham هشام\nYassine Yasin ياسين\nAnas أنس\nBilal بلال\nHamza Hamzah حمزة\nWalid Waleed وليد\nZiad Ziyad زياد\nFadi Fady فادي
    Nabil Nabeel نبيل\nSamir Sameer سمير\nIssa Eissa عيسى\nMoussa Mousa موسى\nIsmaïl Ismail Ismael إسماعيل\nFaysal Faisal فيصل\nAdnane Adnan عدنان\nMounir Munir منير\nTaoufik Tawfiq توفيق\nKassem Qasim قاسم\nAbdelaziz Abdulaziz عبد_العزيز
    Noureddine Nour_al-Din نور_الدين\nSalah صلاح\nAyoub Ayyub أيوب\nElias Ilyas إلياس\nMaher ماهر\nGhassan غسان\nRami رامي\nOthmane Osman عثمان\nIdriss Idris إدريس\nAdam آدم\nHaroun Haroon هارون`),
  women: lines(`Fatima Fatma Fatimah فاطمة\nKhadija Khadijah خديجة\nAïcha Aisha عائشة\nMariam Maryam مريم\nZeinab Zainab زينب\nAmina Aminah أمينة\nSalma Selma سلمى\nNour Noor نور\nHiba Heba هبة\nRania Raniah رانيا
    Leïla Layla ليلى\nSamira Sameera سميرة\nNadia Nadya نادية\nHouda Huda هدى\nSara Sarah سارة\nYasmine Yasmin ياسمين\nHanane Hanan حنان\nRachida Rashida رشيدة\nLatifa Lateefa لطيفة\nSouad Suad سعاد\nNaïma Naima نعيمة
    Halima Halimah حليمة\nHawa Hawaa حواء\nAmal آمال\nIman Eman إيمان\nRim Reem ريم\nDounia Dunya دنيا\nWafa Wafaa وفاء\nSafia Safiya صفية\nBouchra Bushra بشرى`),
  family: lines(`El_Fassi Alfasi الفاسي\nAlaoui Alawi العلوي\nHalabi Al-Halabi الحلبي\nKhatib Al-Khatib الخطيب\nHomsi Al-Homsi الحمصي\nHaddad حداد\nNajjar Al-Najjar النجار\nSayed Al-Sayed السيد\nTayeb El_Tayeb الطيب
    Bennani Benani بناني\nIdrissi Idrisi الإدريسي\nMasri Al-Masri المصري\nChami Al-Shami الشامي\nHamdani Al-Hamdani الحمداني\nSanaani Al-Sanani الصنعاني\nBachir Bashir بشير\nOsman Othman عثمان\nHamid Hameed حميد\nSuleiman Sulaiman سليمان
    Mansour Mansur منصور\nSalem Salim سالم\nAbbas عباس\nDarwich Darwish درويش\nKurdi Al-Kurdi الكردي\nBitar Al-Bitar البيطار\nSabbagh Al-Sabbagh الصباغ\nQassem Kassem القاسم\nZoubi Al-Zoubi الزعبي\nHariri Al-Hariri الحريري
    Ahmar Al-Ahmar الأحمر\nMutawakkil Al-Mutawakel المتوكل\nYahya Yahia يحيى\nHaroun Haroon هارون\nAdam آدم\nIshaq Ishag إسحاق\nAbdelkarim Abdulkareem عبد_الكريم\nMahdi Al-Mahdi المهدي\nTijani Al-Tijani التجاني\nNour Al-Nour النور
    Bakri Al-Bakri البكري\nMarwani مرواني\nRifai Al-Rifai الرفاعي\nSharif Cherif الشريف\nTaher Al-Taher الطاهر\nAmari عماري\nBouazza بوعزة\nChraibi Shraibi الشرايبي\nTazi Al-Tazi التازي\nBerrada برادة`),
}

/** A word that nobody has seen, of three or four syllables: the long tail of rare family names. */
export const rareWord = (chance: Chance): string =>
  Array.from({ length: 2 + chance.below(2) }, () => chance.of(['ba', 'ko', 'du', 'ri', 'sa', 'men', 'tor', 'lin', 'gar', 'wel', 'hol', 'sti', 'bre', 'fan', 'mo', 'ni', 'pe', 'ral', 'vik', 'zan', 'car', 'dle', 'ber', 'tho'])).join('') +
  chance.of(['son', 'ton', 'ley', 'man', 'ard', 'by', 'ford', 'wick', 'ett', 'ow'])
