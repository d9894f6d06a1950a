import { useSuspenseQuery } from '@tanstack/react-query'
import type { Text } from '#language/text'
import type { Organisation } from '#organisation/model'
import { organisationsQuery } from './queries.ts'

type Named = { name: Text; short: string | null }

const bornOn = (organisation: Organisation, day: string | null): Named => {
  const then = day && organisation.names.find(({ from, to }) => (from ?? '') <= day && (to === null || to >= day))
  return then || organisation
}

/** A press title as the data keeps it, without the reference of its document, which stands beside it. */
const withoutReference = (text: string) => text.replace(/ \([SP]\d+\w?\)$/, '')

/** Who said something: an organisation by its name of that day, or the words of the source (`null`). */
export const useSpeaker = (): ((by: string, on: string | null) => Named | { words: string }) => {
  const { data } = useSuspenseQuery(organisationsQuery)
  return (by, on) => {
    const organisation = data.find(({ id }) => id === by)
    return organisation ? bornOn(organisation, on) : { words: withoutReference(by) }
  }
}

/** An organisation by its id; what is not in the list is named by its id's own words. */
export const useOrganisation = (): ((id: string) => Named | undefined) => {
  const { data } = useSuspenseQuery(organisationsQuery)
  return (id) => data.find((organisation) => organisation.id === id)
}
