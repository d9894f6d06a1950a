import { plain } from '#intake/understand/columns'

/** ISO 3166-1 alpha-3 to alpha-2, as far as registries of people on the move write them. */
const threeLetters =
  'AFG AF AGO AO BDI BI BEN BJ BFA BF BGD BD CAF CF CHN CN CIV CI CMR CM COD CD COG CG COM KM CPV CV DJI DJ DZA DZ EGY EG ERI ER ESH EH ETH ET GAB GA GHA GH GIN GN GMB GM GNB GW GNQ GQ HTI HT IND IN IRN IR IRQ IQ JOR JO KEN KE LBN LB LBR LR LBY LY LKA LK LSO LS MAR MA MDG MG MLI ML MMR MM MOZ MZ MRT MR MUS MU MWI MW NAM NA NER NE NGA NG NPL NP PAK PK PHL PH PSE PS RUS RU RWA RW SAU SA SDN SD SEN SN SLE SL SOM SO SSD SS STP ST SWZ SZ SYR SY TCD TD TGO TG TUN TN TUR TR TZA TZ UGA UG UKR UA VEN VE YEM YE ZAF ZA ZMB ZM ZWE ZW FRA FR ESP ES ITA IT DEU DE BEL BE PRT PT GBR GB USA US'

/** What people of a country are called, in French (man, woman), Arabic and English. */
const peoples: Record<string, string[]> = {
  AF: ['afghan', 'afghane', 'أفغاني', 'أفغانية'],
  AO: ['angolais', 'angolaise', 'angolan', 'أنغولي', 'أنغولية'],
  BF: ['burkinabé', 'burkinabe', 'burkinabè', 'burkina', 'بوركينابي', 'بوركينابية'],
  BI: ['burundais', 'burundaise', 'burundian', 'بوروندي'],
  BJ: ['béninois', 'béninoise', 'beninese', 'بنيني', 'بنينية'],
  CD: ['rd congo', 'rdc', 'drc', 'congo kinshasa', 'république démocratique du congo', 'congolais rdc', 'congolaise rdc', 'congo rdc', 'dr congo', 'الكونغو الديمقراطية'],
  CF: ['centrafricain', 'centrafricaine', 'centrafrique', 'rca', 'central african', 'إفريقيا الوسطى'],
  CG: ['congo brazzaville', 'république du congo'],
  CI: ['ivoirien', 'ivoirienne', "côte d'ivoire", 'cote divoire', 'ivory coast', 'ivorian', 'rci', 'إيفواري', 'إيفوارية', 'ساحل العاج', 'كوت ديفوار'],
  CM: ['camerounais', 'camerounaise', 'cameroonian', 'كاميروني', 'كاميرونية', 'الكاميرون'],
  DZ: ['algérien', 'algérienne', 'algerian', 'جزائري', 'جزائرية'],
  EG: ['égyptien', 'égyptienne', 'egyptian', 'مصري', 'مصرية'],
  ER: ['érythréen', 'érythréenne', 'eritrean', 'إريتري', 'إريترية'],
  ET: ['éthiopien', 'éthiopienne', 'ethiopian', 'إثيوبي', 'إثيوبية'],
  GA: ['gabonais', 'gabonaise', 'gabonese', 'غابوني'],
  GH: ['ghanéen', 'ghanéenne', 'ghanaian', 'غاني', 'غانية'],
  GM: ['gambien', 'gambienne', 'gambian', 'gambie', 'the gambia', 'غامبي', 'غامبية'],
  GN: ['guinéen', 'guinéenne', 'guinean', 'guinée', 'guinée conakry', 'guinea conakry', 'غيني', 'غينية', 'غينيا كوناكري'],
  GW: ['bissau guinéen', 'guinée bissau', 'guinea bissau'],
  IQ: ['irakien', 'irakienne', 'iraqi', 'عراقي', 'عراقية'],
  KM: ['comorien', 'comorienne', 'comorian', 'قمري'],
  LR: ['libérien', 'libérienne', 'liberian', 'ليبيري'],
  LY: ['libyen', 'libyenne', 'libyan', 'ليبي', 'ليبية'],
  MA: ['marocain', 'marocaine', 'moroccan', 'مغربي', 'مغربية'],
  ML: ['malien', 'malienne', 'malian', 'مالي', 'مالية'],
  MR: ['mauritanien', 'mauritanienne', 'mauritanian', 'موريتاني', 'موريتانية'],
  NE: ['nigérien', 'nigérienne', 'nigerien', 'النيجر'],
  NG: ['nigérian', 'nigériane', 'nigerian', 'نيجيري', 'نيجيرية'],
  PS: ['palestinien', 'palestinienne', 'palestinian', 'فلسطيني', 'فلسطينية', 'palestine', 'فلسطين'],
  RW: ['rwandais', 'rwandaise', 'rwandan', 'رواندي'],
  SD: ['soudanais', 'soudanaise', 'sudanese', 'سوداني', 'سودانية'],
  SL: ['sierra léonais', 'sierra-léonais', 'sierra leonean', 'سيراليوني'],
  SN: ['sénégalais', 'sénégalaise', 'senegalese', 'سنغالي', 'سنغالية'],
  SO: ['somalien', 'somalienne', 'somali', 'صومالي', 'صومالية'],
  SS: ['sud soudanais', 'sud-soudanaise', 'south sudanese', 'soudan du sud'],
  SY: ['syrien', 'syrienne', 'syrian', 'syrie', 'سوري', 'سورية', 'سوريا'],
  TD: ['tchadien', 'tchadienne', 'chadian', 'تشادي', 'تشادية'],
  TG: ['togolais', 'togolaise', 'togolese', 'توغولي', 'توغولية'],
  TN: ['tunisien', 'tunisienne', 'tunisian', 'تونسي', 'تونسية'],
  YE: ['yéménite', 'yemeni', 'yémen', 'يمني', 'يمنية'],
}

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

/** The names of every country in the three languages, as the Unicode Consortium keeps them, beside what people write. */
const build = (): Map<string, string> => {
  const known = new Map<string, string>()
  const codes = letters.flatMap((one) => letters.map((two) => one + two))
  for (const language of ['fr', 'ar', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = names.of(code)
      if (name !== undefined) known.set(plain(name), code)
    }
  }
  const pairs = threeLetters.split(' ')
  for (let index = 0; index < pairs.length; index += 2) known.set(plain(pairs[index]!), pairs[index + 1]!)
  for (const [code, names] of Object.entries(peoples)) for (const name of names) known.set(plain(name), code)
  for (const code of codes) if (new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined) known.set(plain(code), code)
  return known
}

let countries: Map<string, string> | undefined

/** The country that a word means: its name or its people, in French, Arabic or English, or its code; null where nobody can say ("Congo" alone is two). */
export const countryOf = (word: string): string | null => {
  countries ??= build()
  const key = plain(word)
  if (['congo', 'congolais', 'congolaise', 'congolese', 'الكونغو', 'كونغولي'].map(plain).includes(key)) return null
  return countries.get(key) ?? countries.get(key.replace(/^ال/, '')) ?? null
}
