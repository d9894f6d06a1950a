import { type Catalogue, isOpen, type Offer } from '#app/demonstration/catalogue'
import { dayNumber, officeHour, workday } from '#app/demonstration/calendar'
import type { Chance } from '#app/demonstration/chance'
import { campaignSites, type Door, doors, otherHomes, pilotSites } from '#app/demonstration/doors'
import * as mix from '#app/demonstration/origins'
import type { Scene } from '#app/demonstration/scenes'
import { mayHave, type Span, statusesOf } from '#app/demonstration/standing'
import type { RoadName } from '#app/demonstration/roads'

/** Who comes, when and where: everything that decides what happens then. */
export type Profile = {
  sex: 'female' | 'male'
  /** The day of birth; how well it is known is another matter. */
  birthday: number
  minor: boolean
  country: string | null
  origin: mix.Origin
  languages: string[]
  statuses: Span[]
  residence: string
  road: RoadName
  /** The first service, the day and the moment of the registration. */
  offer: Offer
  day: number
  registeredAt: number
}

const first = dayNumber('2014-01-06')
const pilot = [dayNumber('2015-10-01'), dayNumber('2015-12-23')] as const
const campaign = [dayNumber('2015-12-14'), dayNumber('2015-12-19')] as const
const cells = dayNumber('2020-09-01')

/** Shares of the registrations: the last quarter of 2015, and the last two years; the rest is spread evenly over the years before. */
const shares = { pilot: 0.16, recent: 0.46 }

const fraction = (value: number): number => value - Math.floor(value)

/**
 * A share from 0 to 1 for a person, spread evenly over any number of persons (multiples of the golden ratio): so every quarter has its
 * registrations in a small world too.
 */
const spread = (index: number, offset: number): number => fraction(offset + (index + 1) * 0.618_033_988_749_894_9)

type Setting = { chance: Chance; catalogue: Catalogue; index: number; offset: number; last: number }
type Who = { group: mix.Group; country: string | null; minor: boolean; age: number }
/** A day, and the sites to which somebody comes that day where the story says which. */
type Coming = { day: number; sites: readonly string[] | null; road?: RoadName }

/** In the last quarter of 2015 who has a title comes to the pilot, the others to the campaign. */
const inPilotQuarter = (chance: Chance, { group, minor, age }: Who, place: number): Coming => {
  if (group === 'regular' && !minor && age < 65 && chance.yes(0.85)) {
    return { day: workday(Math.floor(pilot[0] + place * (pilot[1] - pilot[0] + 1))), sites: pilotSites, road: 'pilot' }
  }
  return { day: chance.between(...campaign), sites: campaignSites }
}

const comingOf = ({ chance, index, offset, last }: Setting, who: Who): Coming => {
  const share = spread(index, offset)
  const { pilot: early, recent: late } = shares
  const recent = last - 729
  if (who.country === 'MA') return { day: Math.min(last, workday(Math.floor(cells + share * (last - cells)))), sites: null }
  if (share < early) return inPilotQuarter(chance, who, share / early)
  const past = (share - early) / (1 - early - late)
  const day = past < 1 ? first + past * (recent - first) : recent + ((share - 1 + late) / late) * 730
  return { day: Math.min(last, workday(Math.floor(day))), sites: null }
}

type Draft = { catalogue: Catalogue; statuses: Span[]; who: Who }

/** The first of its services that somebody may have at a door that day. */
const offerAt = ({ catalogue, statuses, who }: Draft, door: Door, day: number): Offer | undefined =>
  (catalogue.atSite.get(door.site) ?? [])
    .filter((offer) => door.first.includes(offer.kind) && isOpen(offer, day) && mayHave(offer.kind, who.age, statuses, day))
    .sort((a, b) => door.first.indexOf(a.kind) - door.first.indexOf(b.kind))[0]

type Way = { door: Door; offer: Offer }

/** The doors that are open to somebody that day. Moroccans come to the cells only, which serve them too (P98). */
const waysOn = (draft: Draft, { day, sites }: Coming): [Way, number][] =>
  doors.flatMap((door): [Way, number][] => {
    const weight = draft.who.minor ? door.minors : door.adults
    const elsewhere = draft.who.country === 'MA' && door.women === undefined
    if (weight === 0 || elsewhere || (sites && !sites.includes(door.site))) return []
    const offer = offerAt(draft, door, day)
    return offer ? [[{ door, offer }, weight]] : []
  })

const languagesOf = (chance: Chance, origin: mix.Origin, country: string | null): string[] => {
  const spoken = origin.languages.filter(([, share]) => chance.yes(share)).map(([code]) => code)
  const all = spoken.length > 0 ? spoken : [origin.languages[0]![0]]
  return country !== 'MA' && chance.yes(mix.darija) ? [...all, 'ary'] : all
}

/** Women by their country (§6.2), fewer at the other doors for their being more in the cells: 40 % over all (§6.4). */
const otherDoors = 0.92

const sexOf = (chance: Chance, origin: mix.Origin, door: Door): 'female' | 'male' =>
  chance.yes(door.women ?? origin.women * otherDoors) ? 'female' : 'male'

const residenceOf = (chance: Chance, area: string | null): string => {
  const home = area ?? 'rabat'
  const others = otherHomes[home]
  return others && chance.yes(0.12) ? chance.pick(others) : home
}

const ageOf = (chance: Chance, minor: boolean): number => chance.between(...chance.weighted(minor ? mix.minorAges : mix.adultAges))

const complete = (chance: Chance, { who, statuses }: Draft, coming: Coming, { door, offer }: Way): Profile => {
  const origin = who.country === null ? mix.stateless : mix.origins[who.country]!
  return {
    sex: sexOf(chance, origin, door),
    birthday: coming.day - Math.floor((who.age + 0.05 + chance.next() * 0.9) * 365.25),
    minor: who.minor,
    country: who.country,
    origin,
    languages: languagesOf(chance, origin, who.country),
    statuses,
    residence: residenceOf(chance, offer.area),
    road: coming.road ?? door.road,
    offer,
    day: coming.day,
    registeredAt: officeHour(coming.day, chance.next() * 0.6),
  }
}

/** A person as chance and the mix of §6 have it. */
export const profileOf = (setting: Setting): Profile => {
  const { chance, catalogue, last } = setting
  const group = chance.weighted(mix.groups)
  const country = chance.weighted(mix.nationalities[group])
  const minor = chance.yes(mix.minors)
  const who: Who = { group, country, minor, age: ageOf(chance, minor) }
  const coming = comingOf(setting, who)
  const statuses = statusesOf({ chance, registered: coming.day, last }, group, country, coming.road === 'pilot')
  const draft = { catalogue, statuses, who }
  const ways = waysOn(draft, coming)
  if (ways.length === 0) throw new Error(`no door is open on day ${coming.day}`)
  return complete(chance, draft, coming, chance.weighted(ways))
}

/** A person for a scene of the live queue: an adult with a title, who came by the scene's door some weeks ago. */
export const profileForScene = ({ chance, catalogue, last }: Setting, scene: Scene): Profile => {
  const coming = { day: Math.min(last, workday(last - chance.between(18, 55))), sites: null }
  const who: Who = { group: 'regular', country: chance.weighted(mix.nationalities.regular), minor: false, age: chance.between(19, 48) }
  const statuses = statusesOf({ chance, registered: coming.day, last }, who.group, who.country, true)
  const draft = { catalogue, statuses, who }
  const door = doors.find(({ site }) => site === scene.door)!
  const offer = offerAt(draft, door, coming.day)
  if (!offer) throw new Error(`nothing is offered at ${scene.door}`)
  return complete(chance, draft, coming, { door, offer })
}
