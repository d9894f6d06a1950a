import { createLazyRoute } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Segments } from '../../ui/segments.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { LanguageChoice } from '../languages.tsx'
import { ThemeChoice } from '../theme-choice.tsx'
import { Charts } from './charts.tsx'
import { Choices, Dates, Forms, Numbers, Selects, TextFields } from './entries.tsx'
import { Files, Queues, Tables, Views } from './lists.tsx'
import { Bands, Overlays, States, Steppers } from './notices.tsx'
import { everyLook, fewLooks, Sample, useWords, type Look } from './sample.tsx'
import { Buttons, Colours, FigureSamples, Icons, Marks, Statuses, Words } from './signs.tsx'
import './kit.css'

const samples: [name: string, sample: () => ReactNode][] = [
  ['Mark', () => <Marks />],
  ['Colours', () => <Colours />],
  ['T, Name, Code, Dated, Sum', () => <Words />],
  ['Button, Link', () => <Buttons />],
  ['Status, Count', () => <Statuses />],
  ['Figure', () => <FigureSamples />],
  ['TextField, SearchField, TextArea', () => <TextFields />],
  ['NumberField', () => <Numbers />],
  ['Select, ComboBox', () => <Selects />],
  ['Checkbox, CheckboxGroup, RadioGroup, Switch, Segments', () => <Choices />],
  ['PartialDateField, DayField, TimeField, PhoneField', () => <Dates />],
  ['Form', () => <FormSample />],
  ['Stepper', () => <Steppers />],
  ['Dialog, ConfirmDialog, Menu, Tooltip, notify, HelpPane', () => <Overlays />],
  ['Band', () => <Bands />],
  ['EmptyState, ErrorState, NoRightState, OfflineState, Skeleton, Progress', () => <States />],
  ['Table', () => <Tables phone="scroll" />],
  ['Table as cards on a phone', () => <Tables phone="cards" />],
  ['Queue, More, Card', () => <Queues />],
  ['PageHeader, Breadcrumb, Facts, Timeline', () => <Files />],
  ['Tabs, Disclosure', () => <Views />],
  ['Drawing', () => <Charts />],
  ['Icon', () => <Icons />],
]

const FormSample = () => <Forms id={useLanguage()} />

const Kit = () => {
  const w = useWords()
  const language = useLanguage()
  const [which, setWhich] = useState<'few' | 'all'>('few')
  const looks: Look[] = which === 'all' ? everyLook : fewLooks
  const options = [
    { key: 'few' as const, label: w('Français clair, arabe sombre', 'فرنسية فاتحة، عربية داكنة', 'French light, Arabic dark') },
    { key: 'all' as const, label: w('Tous', 'الكل', 'All') },
  ]
  return (
    <main className="kit">
      <h1>{w('Les composants', 'المكونات', 'The components')}</h1>
      <div className="kit-tools">
        <Segments label={w('Aspects', 'المظاهر', 'Looks')} options={options} value={which} onChange={setWhich} />
        <LanguageChoice current={language} />
        <ThemeChoice />
      </div>
      {samples.map(([name, sample]) => (
        <Sample key={name} name={name} looks={looks}>
          {sample}
        </Sample>
      ))}
    </main>
  )
}

export const KitPage = createLazyRoute('/dev/kit')({ component: Kit })
