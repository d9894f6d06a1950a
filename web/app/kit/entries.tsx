import { useState } from 'react'
import type { PartialDate } from '#language/date'
import { Button } from '../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../ui/checkbox.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Switch } from '../../ui/switch.tsx'
import { DayField, TimeField } from '../../ui/day-field.tsx'
import { Form, FormFoot, FormPart, FormRow, placeOf } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PartialDateField } from '../../ui/partial-date-field.tsx'
import { PhoneField } from '../../ui/phone-field.tsx'
import { ComboBox, Select } from '../../ui/select.tsx'
import { SearchField, TextArea, TextField } from '../../ui/text-field.tsx'
import { useWords } from './sample.tsx'

export const TextFields = () => {
  const w = useWords()
  const [name, setName] = useState('Fatoumata')
  const [note, setNote] = useState('')
  const [search, setSearch] = useState('06 00')
  return (
    <div className="kit-states">
      <TextField
        label={w('Prénom', 'الاسم الشخصي', 'Given name')}
        value={name}
        onChange={setName}
        help={w('Comme la personne l’écrit', 'كما يكتبه الشخص', 'As the person writes it')}
      />
      <TextField
        label={w('Surnom', 'اللقب', 'Nickname')}
        optional
        value=""
        onChange={setName}
        placeholder={w('Facultatif', 'اختياري', 'Optional')}
      />
      <TextField
        label={w('Nom', 'الاسم العائلي', 'Family name')}
        value=""
        onChange={setName}
        error={w('Une réponse est attendue ici.', 'يلزم الجواب هنا.', 'An answer is expected here.')}
      />
      <TextField label={w('Numéro', 'الرقم', 'Number')} dir="ltr" value="R-2026-00418" onChange={setName} isDisabled />
      <SearchField
        label={w('Chercher une personne', 'البحث عن شخص', 'Find a person')}
        value={search}
        onChange={setSearch}
        placeholder={w('Nom, téléphone, numéro', 'الاسم أو الهاتف أو الرقم', 'Name, phone, number')}
      />
      <TextArea label={w('Motif', 'السبب', 'Reason')} value={note} onChange={setNote} rows={3} />
    </div>
  )
}

export const Numbers = () => {
  const w = useWords()
  const [count, setCount] = useState<number | null>(3)
  return (
    <div className="kit-states">
      <NumberField
        label={w('Personnes du foyer', 'عدد أفراد الأسرة', 'Persons in the household')}
        value={count}
        onChange={setCount}
        min={1}
        max={30}
      />
      <NumberField label={w('Places', 'عدد الأماكن', 'Places')} optional value={null} onChange={setCount} />
    </div>
  )
}

const useCities = () => {
  const w = useWords()
  return [
    { key: 'oujda', label: w('Oujda', 'وجدة', 'Oujda'), note: w('Oriental', 'الشرق', 'Oriental') },
    { key: 'rabat', label: w('Rabat', 'الرباط', 'Rabat') },
    { key: 'fes', label: w('Fès', 'فاس', 'Fez') },
    { key: 'tanger', label: w('Tanger', 'طنجة', 'Tangier') },
  ]
}

export const Selects = () => {
  const w = useWords()
  const cities = useCities()
  const [city, setCity] = useState<string | null>('oujda')
  const label = w('Ville', 'المدينة', 'City')
  return (
    <div className="kit-states">
      <Select label={label} options={cities} value={city} onChange={setCity} />
      <Select
        label={label}
        options={cities}
        value={null}
        onChange={setCity}
        error={w('Choisissez une des réponses proposées.', 'اختاروا أحد الأجوبة المقترحة.', 'Choose one of the answers offered.')}
      />
      <ComboBox label={label} options={cities} value={city} onChange={setCity} />
      <Select label={label} options={cities} value={city} onChange={setCity} isDisabled />
    </div>
  )
}

export const Choices = () => {
  const w = useWords()
  const [one, setOne] = useState('phone')
  const [many, setMany] = useState<string[]>(['fr'])
  const [yes, setYes] = useState(true)
  const ways = [
    { key: 'phone', label: w('Téléphone', 'الهاتف', 'Telephone') },
    { key: 'visit', label: w('Visite', 'زيارة', 'Visit'), note: w('Au guichet', 'في الشباك', 'At the counter') },
  ]
  const tongues = [
    { key: 'fr', label: 'Français' },
    { key: 'ar', label: 'العربية' },
    { key: 'wo', label: 'Wolof' },
  ]
  return (
    <div className="kit-states">
      <Checkbox
        label={w(
          'Accepte que ses informations soient partagées avec ce service',
          'يوافق على تقاسم معلوماته مع هذه المصلحة',
          'Agrees that this service receives the information',
        )}
        value={yes}
        onChange={setYes}
      />
      <Checkbox label={w('Quelques-uns', 'بعضها', 'Some of them')} value={false} isIndeterminate onChange={setYes} />
      <Checkbox label={w('Non disponible', 'غير متاح', 'Not available')} value={false} isDisabled onChange={setYes} />
      <CheckboxGroup
        label={w('Langues parlées', 'اللغات المتحدث بها', 'Languages spoken')}
        options={tongues}
        value={many}
        onChange={setMany}
        row
      />
      <RadioGroup
        label={w('Contact préféré', 'وسيلة الاتصال المفضلة', 'Preferred contact')}
        options={ways}
        value={one}
        onChange={setOne}
      />
      <RadioGroup
        label={w('Contact préféré', 'وسيلة الاتصال المفضلة', 'Preferred contact')}
        options={ways}
        value={null}
        onChange={setOne}
        error={w('Une réponse est attendue ici.', 'يلزم الجواب هنا.', 'An answer is expected here.')}
        row
      />
      <Switch label={w('Prévenir par message', 'الإشعار برسالة', 'Tell by message')} value={yes} onChange={setYes} />
      <Segments label={w('Vue', 'العرض', 'View')} options={ways} value={one} onChange={setOne} />
    </div>
  )
}

export const Dates = () => {
  const w = useWords()
  const [birth, setBirth] = useState<PartialDate | null>({ value: '1990', precision: 'about' })
  const [issued, setIssued] = useState<PartialDate | null>({ value: '2014-03', precision: 'month' })
  const [day, setDay] = useState<string | null>('2026-03-04')
  const [time, setTime] = useState<string | null>('09:30')
  const [phone, setPhone] = useState('0600000000')
  return (
    <div className="kit-states">
      <PartialDateField label={w('Naissance', 'تاريخ الازدياد', 'Birth')} value={birth} onChange={setBirth} mayBeAbout />
      <PartialDateField
        label={w('Document délivré', 'تاريخ تسليم الوثيقة', 'Document issued')}
        optional
        value={issued}
        onChange={setIssued}
      />
      <PartialDateField
        label={w('Arrivée', 'تاريخ الوصول', 'Arrival')}
        value={{ value: '2015-13', precision: 'month' }}
        onChange={setIssued}
        error={w(
          'Cette date n’existe pas dans le calendrier.',
          'هذا التاريخ غير موجود في التقويم.',
          'This date does not exist in the calendar.',
        )}
      />
      <FormRow>
        <DayField label={w('Rendez-vous', 'الموعد', 'Appointment')} value={day} onChange={setDay} />
        <TimeField label={w('Heure', 'الساعة', 'Hour')} value={time} onChange={setTime} />
      </FormRow>
      <PhoneField label={w('Téléphone', 'الهاتف', 'Telephone')} value={phone} onChange={setPhone} />
    </div>
  )
}

export const Forms = ({ id }: { id: string }) => {
  const w = useWords()
  const [name, setName] = useState('')
  const [round, setRound] = useState(0)
  const label = w('Nom', 'الاسم العائلي', 'Family name')
  const sentence = w('Une réponse est attendue ici.', 'يلزم الجواب هنا.', 'An answer is expected here.')
  const path = `kit-${id}`
  const isMissing = name === ''
  return (
    <Form onSubmit={() => setRound(round + 1)} round={round} faults={isMissing ? [{ path, label, sentence }] : []}>
      <FormPart title={w('La personne', 'الشخص', 'The person')}>
        <div id={placeOf(path)}>
          <TextField label={label} value={name} onChange={setName} error={isMissing ? sentence : undefined} />
        </div>
      </FormPart>
      <FormFoot>
        <Button type="submit" tone="primary">
          {w('Enregistrer', 'حفظ', 'Save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
