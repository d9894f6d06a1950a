import { findOld, sealed as notes, sealOld } from '#casework/notes/clear'
import { sealed as documents } from '#person/documents/sealed'
import { sealed as answers } from '#platform/answer'
import { sealed as files } from '#platform/files'
import type { House } from '#platform/house'
import { readyKeys, type SealedColumn, sealExisting } from '#platform/keys'
import type { KeySource } from '#platform/ring'

/** Every column of the database that holds sealed values: what a rotation of the keys goes through. */
export const sealed: readonly SealedColumn[] = [...documents, ...notes, ...files, ...answers]

/** Sees to the keys of a house that was just opened, and seals what an earlier version left in clear. Throws Failure `key-missing`, `keys-unusable`. */
export const ready = async (house: House, keys: KeySource): Promise<void> => {
  await readyKeys(house, keys)
  await sealExisting(house, findOld, sealOld)
}
