import { Problem } from '#language/problem'
import type { Way } from '#account/model'
import * as store from '#account/store'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import { digestOf, newToken } from '#platform/secret'
import { keeping, type Work } from '#platform/work'

/** A session that nobody uses ends after `idle`; every session ends after `whole`. One that was replaced still answers for a moment. */
export const lifetime = { idle: { hours: 2 }, whole: { hours: 12 }, overlap: { seconds: 20 } } as const
/** What opens or closes the account asks for a password again, or for a session that was opened this short a while ago. */
const fresh = { minutes: 10 } as const

/** From where somebody comes: the browser by its name, and what stands for their address of the network. */
export type Visit = { browser: string | null; network: string }

/** Opens a session and answers its token, which is kept nowhere here. Whoever calls has made sure that they may enter. */
export const openSession = async (work: Work, entrant: Organisation.Entrant, way: Way, browser: string | null): Promise<string> => {
  const token = newToken()
  await store.insertSession(work, {
    userId: entrant.id,
    digest: digestOf(token),
    way,
    browser: browser?.slice(0, 200) ?? null,
    idleUntil: work.now.add(lifetime.idle).toString(),
    endsAt: work.now.add(lifetime.whole).toString(),
  })
  await store.setEntered(work, entrant.id)
  await store.sweep(work)
  await journal({ ...work, actor: entrant.actor }, { verb: 'session.opened', subject: { word: 'session', id: entrant.id }, details: { way } })
  return token
}

/** The session in which a request comes. Problem: `unauthenticated`. */
export const sessionOf = async (work: Work, digest: string | null) => {
  const found = digest === null ? undefined : await store.findSession(work, digest)
  if (!found) throw new Problem('unauthenticated')
  return found
}

/** Gives the holder of a session a new token after their rights or keys have changed. The session keeps its own end. */
export const renewSession = (work: Work, digest: string): Promise<string> =>
  keeping(work, async () => {
    const { userId, way, browser, endsAt } = await sessionOf(work, digest)
    const token = newToken()
    const idle = work.now.add(lifetime.idle)
    const end = Temporal.Instant.from(endsAt)
    const idleUntil = (Temporal.Instant.compare(idle, end) < 0 ? idle : end).toString()
    await store.insertSession(work, { userId, digest: digestOf(token), way, browser, idleUntil, endsAt })
    await store.expireSession(work, digest, work.now.add(lifetime.overlap).toString())
    return token
  })

/** Ends the session in which somebody asks for it; nothing happens where there is none. */
export const leave = (work: Work, digest: string): Promise<void> =>
  keeping(work, async () => {
    const userId = await store.deleteSession(work, digest)
    if (!userId) return
    const entrant = await Organisation.findEntrant(work, userId)
    await journal({ ...work, actor: entrant?.actor ?? work.actor }, { verb: 'session.closed', subject: { word: 'session', id: userId } })
  })

/** A session lasts on while it is used. */
export const touch = (work: Work, digest: string): Promise<void> =>
  keeping(work, async () => {
    await store.touchSession(work, digest, work.now.add(lifetime.idle).toString())
  })

/** Ends every session of somebody: they were suspended, or got a new password. */
export const endSessions = (work: Work, userId: string): Promise<void> =>
  keeping(work, async () => {
    const ended = await store.deleteSessions(work, userId)
    if (ended > 0) await journal(work, { verb: 'session.revoked', subject: { word: 'session', id: userId }, details: { sessions: ended } })
  })

/** Ends one's other sessions: all, or the one named. Problem: `not-found`. */
export const endOthers = (work: Work, digest: string, id?: string): Promise<void> =>
  keeping(work, async () => {
    const { userId } = await sessionOf(work, digest)
    const ended = await store.deleteSessions(work, userId, { but: digest, ...(id !== undefined && { id }) })
    if (ended === 0 && id !== undefined) throw new Problem('not-found')
    await journal(work, { verb: 'session.revoked', subject: { word: 'session', id: userId }, details: { sessions: ended } })
  })

/** Whether a session was opened a moment ago. */
export const isFresh = (work: Work, openedAt: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(openedAt).add(fresh), work.now) > 0
