import { staffAt } from '#app/demonstration/accounts'
import type { Catalogue } from '#app/demonstration/catalogue'
import { dayNumber } from '#app/demonstration/calendar'
import { chanceOf } from '#app/demonstration/chance'
import { sharings } from '#app/demonstration/consents'
import { tell } from '#app/demonstration/life'
import { profileForScene, profileOf } from '#app/demonstration/profile'
import { type FileRows, rowsOf } from '#app/demonstration/rows'
import { scenes } from '#app/demonstration/scenes'
import type { Tale } from '#app/demonstration/tale'

/** What world is wished for: how many persons, which chance, and the day up to which it happened (that day is not over). */
export type Wish = { persons: number; seed: number; until: string }

/** A world that can be told from any person on, as often as needed, and is always the same: by the wish and by the catalogue. */
export type World = {
  wish: Wish
  /** How many lines of the ledger there are. */
  lines: number
  /** Everything of one person, as rows; `position` counts from 1 in the order in which the lines of the world were written down. */
  file: (index: number) => FileRows
}

/** The story begins in 2014 and needs the years up to here to be told. */
export const earliestUntil = '2018-01-01'

/** The last persons play the scenes of the live queue: all of them where the world is large enough. */
const sceneFor = (index: number, persons: number) => {
  const played = Math.min(scenes.length, Math.floor(persons / 4))
  return scenes[played - (persons - index)]
}

const taleOf = (catalogue: Catalogue, { persons, seed, until }: Wish, index: number): Tale => {
  const key = `${seed}/${persons}/${until}`
  const chance = chanceOf(key, index)
  const last = dayNumber(until) - 1
  const setting = { chance, catalogue, index, offset: chanceOf(key).next(), last }
  const scene = sceneFor(index, persons)
  const profile = scene ? profileForScene(setting, scene) : profileOf(setting)
  const tale: Tale = {
    chance,
    catalogue,
    profile,
    id: chance.id(profile.registeredAt),
    last,
    sharing: chance.weighted(sharings),
    clock: profile.registeredAt,
    lines: [],
    meetings: [],
    referrals: [],
    consents: [],
    involved: new Map(),
  }
  tell(tale, scene)
  return tale
}

type Ledger = { lines: number; positionsOf: (index: number) => Int32Array }

/** Tells every life once to learn when each line was written down, and gives the places in that order. */
const orderLedger = (persons: number, tale: (index: number) => Tale): Ledger => {
  const moments: number[] = []
  const starts = new Int32Array(persons + 1)
  for (let index = 0; index < persons; index++) {
    for (const line of tale(index).lines) moments.push(line.recordedAt)
    starts[index + 1] = moments.length
  }
  const order = Int32Array.from(moments.keys()).sort((a, b) => moments[a]! - moments[b]! || a - b)
  const positions = new Int32Array(moments.length)
  order.forEach((line, place) => { positions[line] = place + 1 })
  return { lines: moments.length, positionsOf: (index) => positions.subarray(starts[index], starts[index + 1]) }
}

/** Makes the world of a wish. Nothing is kept of the persons but the order of their lines. */
export const generate = (catalogue: Catalogue, wish: Wish): World => {
  const tale = (index: number) => taleOf(catalogue, wish, index)
  const { lines, positionsOf } = orderLedger(wish.persons, tale)
  const key = `${wish.seed}/${wish.persons}/${wish.until}`
  return {
    wish,
    lines,
    file: (index) => rowsOf(tale(index), { chance: chanceOf(key, index, 'file'), key, index, positions: positionsOf(index), staffAt }),
  }
}
