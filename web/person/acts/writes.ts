import { useQueryClient } from '@tanstack/react-query'
import type { Person } from '#person/model'
import { ApiProblem } from '../../app/api.ts'
import { personQuery } from '../queries.ts'

/** Keeps the file that a write answered, and asks again for what follows from it. */
export const useKeepPerson = (): ((person: Person) => void) => {
  const queries = useQueryClient()
  return person => {
    queries.setQueryData(personQuery(person.id).queryKey, person)
    void queries.invalidateQueries({ queryKey: ['eligibility', person.id] })
  }
}

/** A write of one thing that stands in a form under `place`: its faults are given the paths of the form. */
export const under = async <R>(place: string, writing: Promise<R>): Promise<R> => {
  try {
    return await writing
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const faults = error.faults.map(({ path, code }) => ({ path: `${place}.${path}`, code }))
    throw new ApiProblem(error.code, error.status, faults, error.instance, error)
  }
}
