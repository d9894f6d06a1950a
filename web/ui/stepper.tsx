import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './stepper.css'

export type Step<K extends string> = { key: K; label: string }

type StepperProps<K extends string> = {
  steps: readonly Step<K>[]
  current: K
  /** Asked before moving on; the page validates the step and then changes `current`. */
  onGo: (key: K) => void
  /** The verb of the last step's button. */
  finish: string
  onFinish: () => void
  isPending?: boolean
  children: ReactNode
}

const StepMark = ({ at, current, label, go }: { at: number; current: number; label: string; go: () => void }) => {
  const t = useMessages()
  const state = at < current ? 'done' : at === current ? 'current' : 'ahead'
  const number = <span className="step-number">{state === 'done' ? <Icon name="check" /> : at + 1}</span>
  return (
    <li className="step" data-state={state} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
      {state === 'done' ? (
        <button type="button" onClick={go} aria-label={t('ui.step.back-to', { label })} className="cluster">
          {number}
          <span className="step-label">{label}</span>
        </button>
      ) : (
        <>
          {number}
          <span className="step-label">{label}</span>
        </>
      )}
    </li>
  )
}

type FootProps<K extends string> = Pick<StepperProps<K>, 'onGo' | 'finish' | 'onFinish' | 'isPending'> & {
  previous: Step<K> | undefined
  following: Step<K> | undefined
}

const Foot = <K extends string>({ previous, following, onGo, finish, onFinish, isPending }: FootProps<K>) => {
  const t = useMessages()
  return (
    <div className="stepper-foot">
      {following ? (
        <Button tone="primary" iconAfter="arrow-end" onPress={() => onGo(following.key)}>
          {t('ui.step.next')}
        </Button>
      ) : (
        <Button tone="primary" isPending={isPending ?? false} onPress={onFinish}>
          {finish}
        </Button>
      )}
      {previous && (
        <Button tone="quiet" onPress={() => onGo(previous.key)}>
          {t('ui.step.previous')}
        </Button>
      )}
    </div>
  )
}

/** A long form in short steps: what is done can be seen again, and left to be resumed (the draft is kept by `useFields`). */
export const Stepper = <K extends string>({ steps, current, onGo, children, ...foot }: StepperProps<K>) => {
  const t = useMessages()
  const at = Math.max(
    0,
    steps.findIndex(({ key }) => key === current),
  )
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) heading.current?.focus()
    first.current = false
  }, [current])
  return (
    <div className="stepper">
      <ol className="steps" aria-label={t('ui.steps')}>
        {steps.map((step, index) => (
          <StepMark key={step.key} at={index} current={at} label={step.label} go={() => onGo(step.key)} />
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        {steps[at]?.label} <span className="quiet small">{t('ui.step.of', { step: at + 1, steps: steps.length })}</span>
      </h2>
      {children}
      <Foot {...foot} onGo={onGo} previous={steps[at - 1]} following={steps[at + 1]} />
    </div>
  )
}
