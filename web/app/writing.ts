import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './api.ts'

type WriteOptions<I, R> = {
  /** Sends it: `(input, key) => post('/v1/referrals', Referral, { body: input, key })`. */
  write: (input: I, key: string) => Promise<R>
  /** The answers that are no longer true afterwards, by their keys; they are asked for again. */
  touches?: readonly QueryKey[]
  done?: (result: R, input: I) => void
}

/** One write: the same input tried again keeps its key, so that it never counts twice; another input has a key of its own. */
export const useWrite = <I, R>({ write, touches = [], done }: WriteOptions<I, R>) => {
  const queries = useQueryClient()
  const last = useRef({ text: '', key: '' })
  return useMutation({
    mutationFn: (input: I) => {
      const text = JSON.stringify(input) ?? ''
      if (last.current.key === '' || last.current.text !== text) last.current = { text, key: newKey() }
      return write(input, last.current.key)
    },
    onSuccess: async (result, input) => {
      last.current = { text: '', key: '' }
      await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })))
      done?.(result, input)
    },
  })
}
