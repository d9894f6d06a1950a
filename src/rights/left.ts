import type { Held } from '#rights/gathered'
import type { HandedPart } from '#rights/model'
import { partOf, type Voice } from '#rights/voice'

type Kind = keyof Voice['words']['left']

/** What is left out of a copy, and how much where its maker may know: null where it is not counted. */
const leftOut = ({ person, documents, casework, left, atCounter }: Held): [Kind, number | null][] => {
  if (atCounter) {
    const guarded: [Kind, null][] = person.nameHidden ? [['names', null], ['contacts', null], ['documents', null]] : []
    return [...guarded, ['pieces', null], ['notes', null], ['others', null]]
  }
  const shown = casework.notes.length
  const counted: [Kind, number][] = [
    ['names', person.nameHidden ? (left?.names ?? 0) : 0],
    ['contacts', person.nameHidden ? (left?.contacts ?? 0) : 0],
    ['documents', Math.max(0, (left?.documents ?? 0) - documents.length)],
    ['pieces', left?.pieces ?? 0],
    ['notes', Math.max(0, (casework.left ?? 0) - shown)],
  ]
  return counted.filter(([, many]) => many > 0)
}

/** The part that says what is left out of a copy, why, and who hands it over. A counter says it of every file: it tells nothing of this one. */
export const left = ({ held, voice: { words, number } }: { held: Held; voice: Voice }): HandedPart =>
  partOf('left', words.parts.left, {
    rows: leftOut(held).map(([kind, many]) => [words.left[kind].what, many === null ? words.uncounted : number(many), words.left[kind].why]),
  })

/** An empty part never says that nothing is held where something may be: another's, at a counter, or what is hidden. */
export const honest = (part: HandedPart, held: Held, { words }: Voice): HandedPart => {
  if (part.none === null) return part
  const hides = held.person.nameHidden && (part.code === 'contacts' || part.code === 'documents')
  const withheld = hides || (part.code === 'notes' && (held.casework.left ?? 0) > 0)
  if (withheld) return { ...part, none: words.withheld }
  return held.atCounter && part.code !== 'left' ? { ...part, none: words.noneHere } : part
}
