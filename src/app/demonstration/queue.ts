import { halfHour, officeHour, workday } from '#app/demonstration/calendar'
import { note, send } from '#app/demonstration/course'
import type { Scene } from '#app/demonstration/scenes'
import { meet, type Tale } from '#app/demonstration/tale'

/** Plays a scene: sends, accepts, books. The referral stays open. */
export const play = (tale: Tale, scene: Scene): void => {
  const offer = tale.catalogue.offers.find(({ id }) => id === scene.to)
  if (!offer) return
  const until = tale.last + 1
  tale.sharing = 'any'
  const sent = send(tale, tale.profile.offer, offer, officeHour(until - scene.sent, tale.chance.next()), scene.urgency)
  if (!sent || scene.accepted === undefined) return
  const acceptedAt = officeHour(until - scene.accepted, tale.chance.next())
  note(tale, sent, 'accepted', acceptedAt)
  if (!scene.meeting) return
  note(tale, sent, 'in-progress', acceptedAt + 6 * 60_000)
  const day = scene.meeting.day > 0 ? workday(until + scene.meeting.day) : until + scene.meeting.day
  meet(tale, offer, {
    day,
    at: halfHour(day, scene.meeting.place),
    createdAt: acceptedAt + 6 * 60_000,
    origin: { word: 'referral', id: sent.id },
    state: 'booked',
  })
}
