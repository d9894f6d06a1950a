import { useEffect, useRef, type MouseEvent, type ReactNode, type SubmitEvent } from 'react'
import { useMessages } from './messages.tsx'
import './form.css'

/** A fault as the summary lists it: the field's path, its label, and the sentence. */
export type FormFault = { path: string; label: string; sentence: string }

/** The id of the place where a field stands, so that the summary can lead to it. */
export const placeOf = (path: string): string => `field-${path}`

const focusField = (path: string) => {
  const place = document.getElementById(placeOf(path))
  const control = place?.querySelector<HTMLElement>(
    'input:not([type=hidden]):not([aria-hidden=true]), textarea, button, [role="spinbutton"]',
  )
  place?.scrollIntoView({ block: 'center' })
  ;(control ?? place)?.focus({ preventScroll: true })
}

const Faults = ({ faults, problem, round }: { faults: readonly FormFault[]; problem: ReactNode; round: number }) => {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (round > 0) place.current?.focus()
  }, [round])
  const go = (path: string) => (event: MouseEvent) => {
    event.preventDefault()
    focusField(path)
  }
  return (
    <div className="form-faults" ref={place} tabIndex={-1} role="alert">
      <h2>{problem ?? t('ui.form.faults', { count: faults.length })}</h2>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, label, sentence }) => (
            <li key={path}>
              <a href={`#${placeOf(path)}`} onClick={go(path)}>
                {label === '' ? sentence : t('ui.form.fault', { label, sentence })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type FormProps = {
  onSubmit: () => void
  faults?: readonly FormFault[]
  /** What went wrong with the whole, in a sentence. */
  problem?: ReactNode
  /** Grows with each refused submission: the focus goes to the summary. */
  round?: number
  children: ReactNode
}

/** One column; faults are said at the field and in a summary above that links to each. */
export const Form = ({ onSubmit, faults = [], problem, round = 0, children }: FormProps) => {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      {(faults.length > 0 || problem) && <Faults faults={faults} problem={problem} round={round} />}
      {children}
    </form>
  )
}

/** Fields that belong together, under a title. */
export const FormPart = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <fieldset className="form-part">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

/** Two or three short fields that are read as one line. */
export const FormRow = ({ children }: { children: ReactNode }) => <div className="form-row">{children}</div>

/** The buttons at the foot. */
export const FormFoot = ({ children }: { children: ReactNode }) => <div className="form-foot">{children}</div>
