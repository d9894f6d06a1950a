import { useMutation, useMutationState } from '@tanstack/react-query'
import type { Period } from '#language/date'
import { ProblemReply } from '#language/problem'
import type { Language } from '#language/text'
import { addressOf, ApiProblem } from '../app/api.ts'

const key = ['report', 'steering']

export type Order = { period: Period; language: Language; stopping: AbortController }
type Made = { name: string; size: number; address: string }

// The server writes the name as RFC 8187 wants it: filename*=UTF-8''…
const nameIn = (response: Response, { period, language }: Order): string => {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return name ? decodeURIComponent(name) : `rawabit-${period}-${language}.pdf`
}

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body = ProblemReply.safeParse(await response.json().catch(() => null))
  return body.success ? new ApiProblem(body.data.code, body.data.status, body.data.faults) : new ApiProblem('internal', response.status)
}

const ask = async ({ period, language, stopping }: Order): Promise<Response> => {
  try {
    return await fetch(addressOf('/v1/reports/steering', { period, language }), { credentials: 'same-origin', signal: stopping.signal })
  } catch (cause) {
    if (stopping.signal.aborted) throw cause
    throw new ApiProblem('offline', 0, [], null, cause)
  }
}

const make = async (order: Order): Promise<Made> => {
  const response = await ask(order)
  if (!response.ok) throw await problemOf(response)
  const file = await response.blob()
  return { name: nameIn(response, order), size: file.size, address: URL.createObjectURL(file) }
}

/** Orders a report. The work goes on when the page is left, and what was made is kept until one signs out or closes the browser. */
export const useMaking = () => useMutation({ mutationKey: key, mutationFn: make, gcTime: Infinity })

export type Making = { id: number; order: Order; made: Made | undefined; error: unknown; at: number }

/** Every report that was ordered in this session, the latest first; those that were stopped are gone. */
export const useOrdered = (): Making[] =>
  useMutationState({
    filters: { mutationKey: key },
    select: ({ mutationId, state }) => ({
      id: mutationId,
      order: state.variables as Order,
      made: state.data as Made | undefined,
      error: state.error,
      at: state.submittedAt,
    }),
  })
    .filter(({ order }) => !order.stopping.signal.aborted)
    .toReversed()
