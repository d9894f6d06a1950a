import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'

/** A message out: who, in which language, which template, and the ids it may name. Never a name, a number or a reason. */
export type Message = { id: string; recipient: string; language: string; template: string; reference: Record<string, unknown> }

/** What sends a letter. Without a mail server messages wait in their table, visible, and are sent when there is one. */
export type Transport = { send: (letter: { to: string; subject: string; text: string }) => Promise<void> } | null

type Letter = { subject: string; text: (address: string) => string }

const letters: Record<string, Record<string, Letter>> = {
  'referral.received': {
    fr: { subject: 'Rawabit : une orientation vous attend', text: (at) => `Une orientation a été envoyée à votre organisation.\nOuvrez-la ici : ${at}\n` },
    ar: { subject: 'روابط: إحالة في انتظاركم', text: (at) => `توصلت مؤسستكم بإحالة جديدة.\nيمكنكم الاطلاع عليها هنا: ${at}\n` },
    en: { subject: 'Rawabit: a referral awaits you', text: (at) => `A referral was sent to your organisation.\nOpen it here: ${at}\n` },
  },
  'referral.accepted': {
    fr: { subject: 'Rawabit : votre orientation est acceptée', text: (at) => `Une orientation que vous avez envoyée a été acceptée.\nOuvrez-la ici : ${at}\n` },
    ar: { subject: 'روابط: قُبلت إحالتكم', text: (at) => `قُبلت إحالة كنتم قد أرسلتموها.\nيمكنكم الاطلاع عليها هنا: ${at}\n` },
    en: { subject: 'Rawabit: your referral was accepted', text: (at) => `A referral that you sent was accepted.\nOpen it here: ${at}\n` },
  },
  'referral.rejected': {
    fr: { subject: 'Rawabit : votre orientation n’a pas été acceptée', text: (at) => `Une orientation que vous avez envoyée n’a pas été acceptée.\nLe motif est ici : ${at}\n` },
    ar: { subject: 'روابط: لم تُقبل إحالتكم', text: (at) => `لم تُقبل إحالة كنتم قد أرسلتموها.\nتجدون السبب هنا: ${at}\n` },
    en: { subject: 'Rawabit: your referral was not accepted', text: (at) => `A referral that you sent was not accepted.\nThe reason is here: ${at}\n` },
  },
  'organisation.invited': {
    fr: {
      subject: 'Rawabit : vous êtes invité à rejoindre une organisation',
      text: (at) => `Une organisation vous invite à travailler avec elle dans Rawabit.\nLisez l’invitation et ouvrez votre compte ici, dans les trois jours :\n${at}\n\nCe lien est pour vous seul et ne sert qu’une fois. Si vous n’attendiez rien, ignorez cette lettre.\n`,
    },
    ar: {
      subject: 'روابط: دعوة للانضمام إلى مؤسسة',
      text: (at) => `تدعوكم مؤسسة إلى العمل معها على منصة روابط.\nيمكنكم الاطلاع على الدعوة وفتح حسابكم هنا خلال ثلاثة أيام:\n${at}\n\nهذا الرابط خاص بكم ولا يُستعمل إلا مرة واحدة. إن لم تكونوا تنتظرون هذه الدعوة، فلا تلتفتوا إلى هذه الرسالة.\n`,
    },
    en: {
      subject: 'Rawabit: you are invited to join an organisation',
      text: (at) => `An organisation invites you to work with it in Rawabit.\nRead the invitation and open your account here, within three days:\n${at}\n\nThis link is for you alone and serves once. If you expected nothing, ignore this letter.\n`,
    },
  },
  'account.locked': {
    fr: {
      subject: 'Rawabit : votre compte est fermé pour un moment',
      text: (at) => `Trop d’essais d’entrer dans votre compte ont échoué ; il est fermé pour un moment.\nSi c’était vous, rouvrez-le ici :\n${at}\n\nSi ce n’était pas vous, n’ouvrez rien et prévenez l’administrateur de votre organisation.\n`,
    },
    ar: {
      subject: 'روابط: أُغلق حسابكم مؤقتا',
      text: (at) => `تكررت محاولات الدخول إلى حسابكم دون جدوى، فأُغلق مؤقتا.\nإن كنتم أنتم من حاول الدخول، يمكنكم فتحه من جديد هنا:\n${at}\n\nوإن لم تكونوا أنتم، فلا تفتحوا الرابط وأخبروا المسؤول عن الحسابات في مؤسستكم.\n`,
    },
    en: {
      subject: 'Rawabit: your account is closed for a while',
      text: (at) => `Too many attempts to enter your account failed; it is closed for a while.\nIf it was you, open it again here:\n${at}\n\nIf it was not you, open nothing and tell the administrator of your organisation.\n`,
    },
  },
  'account.renewal': {
    fr: {
      subject: 'Rawabit : choisissez un nouveau mot de passe',
      text: (at) => `L’administrateur de votre organisation vous envoie un lien pour choisir un nouveau mot de passe, dans les vingt-quatre heures :\n${at}\n\nCe lien est pour vous seul et ne sert qu’une fois. Si vous n’avez rien demandé, prévenez votre administrateur.\n`,
    },
    ar: {
      subject: 'روابط: اختاروا كلمة سر جديدة',
      text: (at) => `أرسل إليكم المسؤول عن الحسابات في مؤسستكم رابطا لاختيار كلمة سر جديدة خلال أربع وعشرين ساعة:\n${at}\n\nهذا الرابط خاص بكم ولا يُستعمل إلا مرة واحدة. إن لم تطلبوا شيئا، فأخبروا هذا المسؤول.\n`,
    },
    en: {
      subject: 'Rawabit: choose a new password',
      text: (at) => `The administrator of your organisation sends you a link to choose a new password, within twenty-four hours:\n${at}\n\nThis link is for you alone and serves once. If you asked for nothing, tell your administrator.\n`,
    },
  },
  'access.asked': {
    fr: { subject: 'Rawabit : une demande d’accès vous attend', text: (at) => `Une organisation demande à voir un dossier que vous suivez.\nRépondez ici : ${at}\n` },
    ar: { subject: 'روابط: طلب اطلاع في انتظاركم', text: (at) => `تطلب إحدى المؤسسات الاطلاع على ملف تتابعونه.\nيمكنكم الجواب هنا: ${at}\n` },
    en: { subject: 'Rawabit: a request for access awaits you', text: (at) => `An organisation asks to see a file that you look after.\nAnswer here: ${at}\n` },
  },
  'access.granted': {
    fr: { subject: 'Rawabit : l’accès vous est accordé', text: (at) => `L’accès que vous avez demandé est accordé.\nOuvrez-le ici : ${at}\n` },
    ar: { subject: 'روابط: قُبل طلب الاطلاع', text: (at) => `قُبل طلب الاطلاع الذي تقدمتم به.\nيمكنكم فتح الملف هنا: ${at}\n` },
    en: { subject: 'Rawabit: access was granted', text: (at) => `The access that you asked for was granted.\nOpen it here: ${at}\n` },
  },
  'access.refused': {
    fr: { subject: 'Rawabit : l’accès n’a pas été accordé', text: (at) => `L’accès que vous avez demandé n’a pas été accordé.\nLe motif est ici : ${at}\n` },
    ar: { subject: 'روابط: لم يُقبل طلب الاطلاع', text: (at) => `لم يُقبل طلب الاطلاع الذي تقدمتم به.\nتجدون السبب هنا: ${at}\n` },
    en: { subject: 'Rawabit: access was not granted', text: (at) => `The access that you asked for was not granted.\nThe reason is here: ${at}\n` },
  },
  'rights.asked': {
    fr: { subject: 'Rawabit : une personne fait valoir ses droits', text: (at) => `Une personne a fait une demande au sujet de son dossier. Un délai court.\nOuvrez-la ici : ${at}\n` },
    ar: { subject: 'روابط: شخص يمارس حقوقه', text: (at) => `تقدم شخص بطلب بشأن ملفه، والأجل جار.\nيمكنكم فتحه هنا: ${at}\n` },
    en: { subject: 'Rawabit: a person exercises their rights', text: (at) => `A person made a request about their file. A period runs.\nOpen it here: ${at}\n` },
  },
  'rights.answered': {
    fr: { subject: 'Rawabit : une demande sur un dossier a reçu une réponse', text: (at) => `La demande d’une personne au sujet de son dossier a reçu une réponse.\nElle est ici : ${at}\n` },
    ar: { subject: 'روابط: أُجيب عن طلب بشأن ملف', text: (at) => `أُجيب عن طلب تقدم به شخص بشأن ملفه.\nتجدون الجواب هنا: ${at}\n` },
    en: { subject: 'Rawabit: a request about a file was answered', text: (at) => `The request of a person about their file was answered.\nThe answer is here: ${at}\n` },
  },
  'export.asked': {
    fr: { subject: 'Rawabit : un export attend votre accord', text: (at) => `Une personne de votre organisation demande un export qui doit avoir l’accord d’un responsable.\nLisez le motif et répondez ici : ${at}\n` },
    ar: { subject: 'روابط: طلب تصدير في انتظار موافقتكم', text: (at) => `طُلب في مؤسستكم تصديرٌ لا يتم إلا بموافقة أحد المسؤولين.\nيمكنكم الاطلاع على السبب والجواب هنا: ${at}\n` },
    en: { subject: 'Rawabit: an export awaits your agreement', text: (at) => `Somebody in your organisation asks for an export that one in charge must agree to.\nRead the reason and answer here: ${at}\n` },
  },
  'export.answered': {
    fr: { subject: 'Rawabit : votre demande d’export a reçu une réponse', text: (at) => `L’export que vous avez demandé a reçu une réponse.\nElle est ici : ${at}\n` },
    ar: { subject: 'روابط: أُجيب عن طلب التصدير', text: (at) => `أُجيب عن طلب التصدير الذي تقدمتم به.\nتجدون الجواب هنا: ${at}\n` },
    en: { subject: 'Rawabit: your request for an export was answered', text: (at) => `The export that you asked for was answered.\nThe answer is here: ${at}\n` },
  },
  'glass.broken': {
    fr: { subject: 'Rawabit : un dossier a été ouvert en urgence', text: (at) => `Un dossier dont vous répondez a été ouvert en urgence.\nVérifiez ici : ${at}\n` },
    ar: { subject: 'روابط: فُتح ملف على وجه الاستعجال', text: (at) => `فُتح على وجه الاستعجال ملف أنتم مسؤولون عنه.\nيمكنكم التحقق هنا: ${at}\n` },
    en: { subject: 'Rawabit: a file was opened in an emergency', text: (at) => `A file for which you answer was opened in an emergency.\nLook into it here: ${at}\n` },
  },
}

/** Makes the address that a letter names, when it goes out: a link that carries a secret is written down nowhere. Null: there is nothing left to say. */
export type AddressOf = (work: Work, template: string, reference: Record<string, unknown>) => Promise<string | null>

/** Opens the way out through a mail server, or none where no address is set. `origin` is the address of this installation. */
export const openTransport = (server: string | undefined, from: string): Transport => {
  if (!server) return null
  const mailer = createTransport(server)
  return {
    send: async ({ to, subject, text }) => {
      await mailer.sendMail({ from, to, subject, text })
    },
  }
}

/** Writes a message to be sent, in the transaction of what it tells of. */
export const write = async (work: Work, message: Message): Promise<void> => {
  await work.db
    .insertInto('platformMessage')
    .values({ ...message, reference: JSON.stringify(message.reference), createdAt: work.now.toString() })
    .execute()
  await journal(work, { verb: 'message.written', subject: { word: 'message', id: message.id } })
}

/**
 * Sends a waiting message. Without a mail server it goes on waiting; a server that refuses makes the job try again, and rest in the end.
 * `addressOf` answers where the letter leads, from this installation's own address on.
 */
export const send = async (work: Work, transport: Transport, id: string, addressOf: AddressOf): Promise<void> => {
  if (!transport) return
  const message = await work.db.selectFrom('platformMessage').selectAll().where('id', '=', id).where('state', '=', 'waiting').forUpdate().executeTakeFirst()
  const letter = message && letters[message.template]?.[message.language]
  if (!message || !letter) return
  const address = await addressOf(work, message.template, message.reference as Record<string, unknown>)
  if (address !== null) await transport.send({ to: message.recipient, subject: letter.subject, text: letter.text(address) })
  await work.db.updateTable('platformMessage').set({ state: 'sent', sentAt: work.now.toString() }).where('id', '=', id).execute()
  await journal(work, { verb: 'message.sent', subject: { word: 'message', id } })
}

/** Whether the last message of a template about something has gone out; undefined where there is none. */
export const latestState = async (work: Work, template: string, reference: Record<string, unknown>): Promise<string | undefined> => {
  const found = await work.db
    .selectFrom('platformMessage')
    .select('state')
    .where('template', '=', template)
    .where(sql<boolean>`reference @> ${JSON.stringify(reference)}::jsonb`)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found?.state
}
