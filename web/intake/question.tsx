import { type FormShape, type Question, saidIn } from '#intake/model'
import { CheckboxGroup } from '../ui/checkbox.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { ComboBox } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'

type Given = { shape: FormShape; question: Question; value: string; onChange: (value: string) => void; fault: string | null }

const few = 8

const useChoices = ({ shape, question }: Pick<Given, 'shape' | 'question'>) => {
  const language = useLanguage()
  return (shape.choices[question.list ?? ''] ?? []).map(({ name, label }) => ({ key: name, label: saidIn(label, language, shape).text || name }))
}

const Field = ({ shape, question, value, onChange, ...field }: Omit<Given, 'fault'> & { label: string; help?: string; error?: string; optional?: boolean }) => {
  const choices = useChoices({ shape, question })
  const { type } = question
  if (type === 'date') return <DayField {...field} value={value || null} onChange={(day) => onChange(day ?? '')} />
  if (type === 'select_multiple') return <CheckboxGroup {...field} options={choices} value={value.split(' ').filter(Boolean)} onChange={(keys) => onChange(keys.join(' '))} />
  if (type === 'select_one' && choices.length <= few) return <RadioGroup {...field} options={choices} value={value || null} onChange={onChange} />
  if (type === 'select_one') return <ComboBox {...field} options={choices} value={value || null} onChange={(key) => onChange(key ?? '')} />
  return <TextField {...field} value={value} onChange={onChange} {...(type === 'text' ? {} : { inputMode: type === 'integer' ? ('numeric' as const) : ('decimal' as const) })} />
}

/** A question of a partner's form, in the language of whoever fills it in, else in the form's own. */
export const QuestionField = ({ shape, question, value, onChange, fault }: Given) => {
  const t = useMessages()
  const language = useLanguage()
  const label = saidIn(question.label, language, shape)
  const hint = saidIn(question.hint, language, shape).text
  const why = saidIn(question.constraintMessage, language, shape).text
  const error = fault === null ? undefined : fault === 'constraint' && why !== '' ? why : t(`intake.answer-fault.${fault as 'required' | 'malformed' | 'constraint'}`)
  const own = label.language ?? language
  return (
    <div lang={own} dir={own === 'ar' ? 'rtl' : 'ltr'} className="intake-question">
      {question.type === 'note' ? (
        <p>{label.text || question.name}</p>
      ) : (
        <Field
          shape={shape}
          question={question}
          value={value}
          onChange={onChange}
          label={label.text || question.name}
          {...(hint === '' ? {} : { help: hint })}
          {...(error === undefined ? {} : { error })}
          {...(question.required === null ? { optional: true } : {})}
        />
      )}
    </div>
  )
}
