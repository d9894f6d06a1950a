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
}

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

/** Sends a waiting message. Without a mail server it goes on waiting; a server that refuses makes the job try again, and rest in the end. */
export const send = async (work: Work, transport: Transport, id: string): Promise<void> => {
  if (!transport) return
  const message = await work.db.selectFrom('platformMessage').selectAll().where('id', '=', id).where('state', '=', 'waiting').forUpdate().executeTakeFirst()
  const letter = message && letters[message.template]?.[message.language]
  if (!message || !letter) return
  const referral = (message.reference as Record<string, unknown>)['referral']
  await transport.send({ to: message.recipient, subject: letter.subject, text: letter.text(`/referrals/${String(referral)}`) })
  await work.db.updateTable('platformMessage').set({ state: 'sent', sentAt: work.now.toString() }).where('id', '=', id).execute()
  await journal(work, { verb: 'message.sent', subject: { word: 'message', id } })
}
