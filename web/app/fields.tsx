import { useCallback, useEffect, useState, type ReactNode } from 'react'
import {
  useController,
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  type UseFormReturn,
} from 'react-hook-form'
import type { z } from 'zod'
import { Problem, type Fault } from '#language/problem'
import { parse } from '#language/parse'
import type { QueryKey } from '@tanstack/react-query'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { Form, placeOf } from '../ui/form.tsx'
import { useMessages } from '../ui/messages.tsx'
import { ApiProblem } from './api.ts'
import { eraseDraft, keepDraft, readDraft } from './draft.ts'
import { useSentences } from './problem.tsx'
import { useSession } from './session.ts'
import { useWrite } from './writing.ts'

/** What is being filled in: its values (react-hook-form), its faults, and the draft of it on this device. */
export type Fields<V extends FieldValues> = {
  form: UseFormReturn<V>
  faults: readonly Fault[]
  setFaults: (faults: readonly Fault[]) => void
  /** Grows with each refusal. */
  round: number
  labels: Map<string, string>
  /** Whether a draft was found and put back. */
  resumed: boolean
  /** Erases the draft and begins again. */
  restart: () => void
}

type FieldsOptions<V extends FieldValues> = {
  start: V
  /** The name under which the draft is kept on this device: `person.register`, or with an id in it. */
  draft?: string
}

type Draft<V> = { owner: string; name: string | undefined; start: V }

const useDraft = <V extends FieldValues>(form: UseFormReturn<V>, { owner, name, start }: Draft<V>) => {
  const [blank] = useState(() => JSON.stringify(start))
  useEffect(() => {
    if (name === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      timer = undefined
      const values = form.getValues()
      // A form that is as it began is no draft.
      if (JSON.stringify(values) === blank) eraseDraft(owner, name)
      else keepDraft(owner, name, values)
    }
    const callback = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, 400)
    }
    const stop = form.subscribe({ formState: { values: true }, callback })
    return () => {
      stop()
      if (timer === undefined) return
      clearTimeout(timer)
      keep()
    }
  }, [form, owner, name, blank])
}

/** Begins a form: with what was typed before, where a draft of it is on this device. */
export const useFields = <V extends FieldValues>({ start, draft }: FieldsOptions<V>): Fields<V> => {
  const owner = useSession().staff.id
  const [kept] = useState(() => (draft === undefined ? null : readDraft<V>(owner, draft)))
  const [resumed, setResumed] = useState(kept !== null)
  const form = useForm<V>({ defaultValues: (kept ?? start) as DefaultValues<V> })
  const [{ faults, round }, setState] = useState<{ faults: readonly Fault[]; round: number }>({ faults: [], round: 0 })
  const [labels] = useState(() => new Map<string, string>())
  useDraft(form, { owner, name: draft, start })
  // Said once, by the answer as it was then: what is written afterwards does not change the sentence.
  const setFaults = useCallback(
    (next: readonly Fault[]) => {
      const nameOf = (path: string) => [...labels.keys()].find((name) => belongs(path, name))
      const said = ({ path, code }: Fault): Fault => {
        const name = nameOf(path)
        return { path, code: name === undefined ? code : codeFor(code, form.getValues(name as FieldPath<V>)) }
      }
      setState((state) => ({ faults: next.map(said), round: state.round + 1 }))
    },
    [form, labels],
  )
  const restart = () => {
    form.reset(start)
    if (draft !== undefined) eraseDraft(owner, draft)
    setResumed(false)
    setState({ faults: [], round: 0 })
  }
  return { form, faults, setFaults, round, labels, resumed, restart }
}

const belongs = (path: string, name: string) => path === name || path.startsWith(`${name}.`)

// A field left empty is asked for; that its emptiness is too short or of a wrong kind helps nobody.
const codeFor = (code: string, value: unknown): string =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) ? 'required' : code

export type FieldGiven<T> = Omit<FieldProps, 'onBlur' | 'isDisabled' | 'autoFocus'> & {
  value: T
  onChange: (value: T) => void
  onBlur: () => void
}

type FieldOptions<V extends FieldValues, N extends FieldPath<V>> = {
  of: Fields<V>
  /** The path of the value in the form, and in what is sent: faults find their field by it. */
  name: N
  label: string
  help?: ReactNode
  optional?: boolean
  children: (field: FieldGiven<FieldPathValue<V, N>>) => ReactNode
}

/** Ties a component of ui to a value: `<Field of={fields} name="phone" label={…}>{field => <PhoneField {...field} />}</Field>`. */
export const Field = <V extends FieldValues, N extends FieldPath<V>>({
  of,
  name,
  label,
  help,
  optional,
  children,
}: FieldOptions<V, N>) => {
  const { field } = useController({ control: of.form.control, name })
  const { fault } = useSentences()
  useEffect(() => {
    of.labels.set(name, label)
  }, [of.labels, name, label])
  // A fault leaves its field as soon as the answer is another; the summary keeps it until the next try, so that nothing jumps.
  const [judged, setJudged] = useState({ round: of.round, value: field.value })
  if (judged.round !== of.round) setJudged({ round: of.round, value: field.value })
  const found = field.value === judged.value ? of.faults.find(({ path }) => belongs(path, name)) : undefined
  const given: FieldGiven<FieldPathValue<V, N>> = {
    label,
    error: found && fault(found.code),
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    ...(help === undefined ? {} : { help }),
    ...(optional ? { optional } : {}),
  }
  return <div id={placeOf(name)}>{children(given)}</div>
}

type SendingOptions<V extends FieldValues, S extends z.ZodType, R> = {
  /** The schema of what is sent, from `#word/model`: judged here first, with the same codes as there. */
  schema: S
  /** What is sent, from what was filled in; without it, the values as they are. */
  input?: (values: V) => unknown
  send: (input: z.output<S>, key: string) => Promise<R>
  touches?: readonly QueryKey[]
  done: (result: R) => void
}

/** Sends a form: judged, written once, its faults put at their fields, its draft erased when it was received. */
export const useSending = <V extends FieldValues, S extends z.ZodType, R>(
  fields: Fields<V>,
  { schema, input, send, touches, done }: SendingOptions<V, S, R>,
) => {
  const writing = useWrite({
    write: send,
    ...(touches ? { touches } : {}),
    done: (result: R) => {
      fields.restart()
      done(result)
    },
  })
  const submit = () => {
    writing.reset()
    const values = fields.form.getValues()
    try {
      fields.setFaults([])
      const read = parse(schema, input ? input(values) : values)
      writing.mutate(read, {
        onError: (error) => {
          fields.setFaults(error instanceof ApiProblem ? error.faults : [])
        },
      })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      fields.setFaults(problem.faults)
    }
  }
  return { submit, isPending: writing.isPending, error: writing.error }
}

/** Judges a part of a form before its next step; true when it has no fault. */
export const judge = <V extends FieldValues>(fields: Fields<V>, schema: z.ZodType, value: unknown): boolean => {
  try {
    parse(schema, value)
    fields.setFaults([])
    return true
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    fields.setFaults(problem.faults)
    return false
  }
}

const Resumed = ({ restart }: { restart: () => void }) => {
  const t = useMessages()
  return (
    <Band
      tone="information"
      action={
        <Button tone="quiet" onPress={restart}>
          {t('app.draft.restart')}
        </Button>
      }
    >
      {t('app.draft.resumed')}
    </Band>
  )
}

type FieldsFormProps<V extends FieldValues> = {
  of: Fields<V>
  sending: { submit: () => void; error: Error | null }
  children: ReactNode
}

/** The form around `Field`s: the draft that was found, the summary of faults, the sentence of a refusal. */
export const FieldsForm = <V extends FieldValues>({ of, sending, children }: FieldsFormProps<V>) => {
  const { fault, problem } = useSentences()
  const labelOf = (path: string) => [...of.labels].find(([name]) => belongs(path, name))
  const faults = of.faults.map(({ path, code }) => {
    const [name = path, label = ''] = labelOf(path) ?? []
    return { path: name, label, sentence: fault(code) }
  })
  return (
    <Form
      onSubmit={sending.submit}
      faults={faults}
      problem={sending.error && faults.length === 0 ? problem(sending.error) : undefined}
      round={of.round}
    >
      {of.resumed && <Resumed restart={of.restart} />}
      {children}
    </Form>
  )
}
