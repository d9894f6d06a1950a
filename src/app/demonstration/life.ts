import { isOpen, type Offer, offersNear } from '#app/demonstration/catalogue'
import { dayAt, dayNumber, isoDay, monthOf, officeHour, workday } from '#app/demonstration/calendar'
import { askAtRegistration, withdrawLater } from '#app/demonstration/consents'
import { refer } from '#app/demonstration/course'
import { play } from '#app/demonstration/queue'
import { roads, type Step } from '#app/demonstration/roads'
import type { Scene } from '#app/demonstration/scenes'
import { sentenceOf } from '#app/demonstration/sentences'
import { mayHave } from '#app/demonstration/standing'
import { ageOf, give, involve, type Line, meet, type Tale, visit } from '#app/demonstration/tale'

const mayBeGiven = (tale: Tale, offer: Offer, day: number): boolean =>
  isOpen(offer, day) && mayHave(offer.kind, ageOf(tale, day), tale.profile.statuses, day)

/** An offer of one of these kinds at the same place, that the person may have that day. */
const here = (tale: Tale, place: Offer, kinds: readonly string[], day: number): Offer | undefined => {
  const fitting = (tale.catalogue.atSite.get(place.siteId) ?? []).filter(({ kind }) => kinds.includes(kind))
  const open = fitting.filter((offer) => mayBeGiven(tale, offer, day))
  return open.length > 0 ? tale.chance.pick(open) : undefined
}

/** An offer of one of these kinds at another organisation in the city, or in the one next to it. */
const elsewhere = (tale: Tale, place: Offer, kinds: readonly string[], day: number): Offer | undefined => {
  const others = offersNear(tale.catalogue, place.area ?? '', kinds).filter(({ organisation }) => organisation !== place.organisation)
  const open = others.filter((offer) => mayBeGiven(tale, offer, day))
  return open.length > 0 ? tale.chance.pick(open) : undefined
}

const inWinter = (day: number): boolean => monthOf(day) >= 11 || monthOf(day) <= 2

/** The next day of July or August from that day on. */
const inSummer = (day: number, place: number): number => {
  const year = Number(isoDay(day).slice(0, 4))
  const july = dayNumber(`${monthOf(day) >= 8 ? year + 1 : year}-07-01`)
  return Math.max(day, july) + place % 30
}

const concerns = (tale: Tale, step: Step, day: number): boolean => {
  if (step.winter && !inWinter(day)) return false
  if (!step.mothers) return true
  const age = ageOf(tale, day)
  return tale.profile.sex === 'female' && age >= 18 && age <= 44
}

type Here = { place: Offer; day: number }

/** Takes one step once. Answers where the tale stands then: the day it reached, and the line where a service was given. */
const take = (tale: Tale, step: Step, { place, day }: Here): { day: number; line: Line | null } => {
  if ('visit' in step) {
    const offer = here(tale, place, step.visit, day)
    return { day, line: offer ? visit(tale, offer, day) : null }
  }
  if ('meet' in step) {
    const offer = here(tale, place, step.meet, day)
    const booked = officeHour(Math.max(tale.profile.day, day - tale.chance.between(3, 12)), 0.9)
    const createdAt = Math.max(booked, tale.profile.registeredAt + 60_000)
    return { day, line: offer ? (meet(tale, offer, { day, createdAt })?.line ?? null) : null }
  }
  const offer = elsewhere(tale, place, step.refer, day)
  return { day, line: offer ? refer(tale, place, offer, day) : null }
}

const dayAfter = (tale: Tale, step: Step, day: number): number => {
  const next = day + tale.chance.between(...step.after)
  if (step.summer) return workday(inSummer(next, tale.chance.below(30)))
  return next === day ? day : workday(next)
}

/** Walks the steps of a road from a place and a day on, until what has not happened yet. */
const walk = (tale: Tale, steps: readonly Step[], start: Here): void => {
  let { day } = start
  for (const step of steps) {
    if (!tale.chance.yes(step.chance)) continue
    const times = step.times ? tale.chance.between(...step.times) : 1
    for (let time = 0; time < times && day <= tale.last; time++) {
      const next = dayAfter(tale, step, day)
      if (!concerns(tale, step, next)) break
      const taken = take(tale, step, { place: start.place, day: next })
      day = Math.max(next, taken.line?.day ?? 0)
      if (taken.line && 'refer' in step && step.then) walk(tale, step.then, { place: taken.line.offer, day })
    }
  }
}

/** Now and then a line was a mistake, seen within the week: another line reverses it. Lines that closed a referral stay. */
const correctSome = (tale: Tale): void => {
  for (const line of tale.lines.filter(({ origin }) => origin?.word !== 'referral')) {
    const day = dayAt(line.recordedAt) + tale.chance.between(1, 6)
    if (!tale.chance.yes(0.008) || day > tale.last) continue
    const recordedAt = officeHour(day, tale.chance.next())
    tale.lines.push({ ...line, id: tale.chance.id(recordedAt), recordedAt, reverses: line, reason: sentenceOf(tale.chance, 'reversal') })
    involve(tale, line.offer.organisation, 'served', recordedAt)
  }
}

const register = (tale: Tale): void => {
  const { offer, registeredAt } = tale.profile
  askAtRegistration(tale)
  involve(tale, offer.organisation, 'registered', registeredAt)
  const remote = tale.profile.road === 'pilot' && tale.chance.yes(0.25)
  give(tale, offer, registeredAt + tale.chance.between(10, 45) * 60_000, { channel: remote ? 'remote' : 'in-person' })
  tale.clock = registeredAt + 46 * 60_000
}

/** Tells a life from the registration on; a scene is told instead of the usual road. */
export const tell = (tale: Tale, scene: Scene | undefined): void => {
  if (scene) tale.sharing = 'any'
  register(tale)
  if (scene) play(tale, scene)
  else walk(tale, roads[tale.profile.road], { place: tale.profile.offer, day: tale.profile.day })
  correctSome(tale)
  withdrawLater(tale)
}
