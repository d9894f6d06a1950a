/**
 * Passwords that are guessed first, reduced to letters and digits, in the keyboards and languages of those who use this: of twelve
 * letters or more, and shorter words that people make long with digits at the end. Patterns are refused by rule beside this list.
 */
export const commonest: ReadonlySet<string> = new Set(
  `password passwort motdepasse monmotdepasse motdepassemotdepasse mdpmdpmdpmdp passwordpassword mypassword changeme changemoi changezmoi
   admin adminadmin administrator administrateur administration root rootroot system systeme secretariat bienvenue welcome welcomehome
   bonjour bonjourbonjour hello helloworld salut azerty azertyuiop azertyuiopqs azertyuiopqsdfghjklm qsdfghjklm qsdfghjklmwxcvbn wxcvbn
   qwerty qwertyuiop qwertyuiopas qwertyuiopasdfghjkl asdfghjkl asdfghjklzxcvbnm zxcvbnm qwertyqwerty azertyazerty qazwsxedcrfv
   1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 a1z2e3r4t5y6 1a2z3e4r5t6y zaq12wsxcde3 abcd1234abcd
   iloveyou jetaime jetaimejetaime monamour monamourmonamour moncoeur chouchou doudou loulou soleil princesse football marseille
   sunshine dragon monkey letmein trustno1 superman batman pokemon starwars whatever freedom computer internet
   maroc morocco almaghrib marocmaroc casablanca rabatrabat rabat marrakech tanger oujda rajacasablanca wydadcasablanca wydad
   raja mohammed mohamed muhammad youssef fatima khadija inchallah inshallah bismillah bismilah alhamdulillah alhamdoulillah allahouakbar
   allahuakbar mashallah machallah habibi habibti rawabit rawabitrawabit migration strategie anapec entraidenationale ministere
   ministeredesmre secret secretsecret topsecret test testtest testtesttest testeur essai essaiessai demo demonstration utilisateur
   username userusername user invite inviteinvite guest guestguest login loginlogin master masterkey default temporary temporaire
   provisoire nouveau nouveaumotdepasse newpassword passw0rd p4ssw0rd p4ssword pa55word pass passe passepartout
   عبدالله مرحبا كلمةالسر كلمةالمرور المغرب محمد بسمالله بسماللهالرحمنالرحيم الحمدلله`
    .split(/\s+/),
)
