import { describe, expect, it } from 'vitest'
import { Registration } from '#person/model'
import { emptyForm, orderedNames, registrationOf, scriptOf, stepSchemas, type Filled } from './registration.ts'

const filled = (mentioned: Partial<Filled> = {}): Filled => ({ ...emptyForm('', 'fr'), names: [{ given: 'Awa', family: '' }], ...mentioned })
const sent = (mentioned?: Partial<Filled>) => Registration.parse(registrationOf(filled(mentioned), 'fr'))

describe('what was typed at the counter is carried over', () => {
  it('a name as given name and family name', () => expect(emptyForm('Aminata Diallo Bah', 'fr').names[0]).toEqual({ given: 'Aminata', family: 'Diallo Bah' }))
  it('an Arabic name in the row for Arabic letters', () =>
    expect(emptyForm('أميناتا ديالو', 'ar').names).toEqual([{ given: '', family: '' }, { given: 'أميناتا', family: 'ديالو' }]))
  it('a number as the phone', () => expect(emptyForm('06 12 34 56 78', 'fr')).toMatchObject({ phone: '06 12 34 56 78', names: [{ given: '' }, { given: '' }] }))
})

describe('what is sent', () => {
  it('is a registration when there is a name and nothing else', () => expect(sent()).toMatchObject({ names: [{ given: 'Awa', family: '', script: 'latin' }], consents: [], contacts: [] }))

  it('leaves out rows that stayed empty, and names each script by its letters', () => {
    const names = [{ given: '', family: '' }, { given: 'مريم', family: 'كوني' }, { given: 'Мария', family: '' }]
    expect(sent({ names }).names.map(({ script }) => script)).toEqual(['arabic', 'other'])
    expect(scriptOf('Mariam')).toBe('latin')
  })

  it('keeps a refusal like an agreement, and says nothing of what was not asked', () => {
    const { consents } = filled()
    expect(sent({ consents: { ...consents, service: 'given', sharing: 'nobody', photo: 'refused' } }).consents).toMatchObject([
      { purpose: 'service', given: true }, { purpose: 'sharing', organisation: null, given: false }, { purpose: 'photo', given: false },
    ])
  })

  it('gives one agreement for each organisation that is named', () => {
    const { consents } = filled()
    expect(sent({ consents: { ...consents, sharing: 'named', organisations: ['anapec', 'crm'] } }).consents.map(({ organisation, given }) => [organisation, given]))
      .toEqual([['anapec', true], ['crm', true]])
  })
})

describe('a step is judged by the paths of its form', () => {
  const faults = (step: 'names' | 'status' | 'consents', values: Filled) => stepSchemas[step].safeParse(values).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

  it('asks for a name', () => expect(faults('names', filled({ names: [{ given: ' ', family: '' }] }))).toEqual([['names.0.given', 'required']]))
  it('asks for the given name of a family name', () =>
    expect(faults('names', filled({ names: [{ given: 'Awa', family: '' }, { given: '', family: 'ديالو' }] }))).toEqual([['names.1.given', 'required']]))
  it('lets papers be passed over', () => expect(faults('status', filled())).toEqual([]))
  it('asks what a status is and how it is known', () =>
    expect(faults('status', filled({ statuses: [{ kind: null, from: null, to: null, knownOn: '2026-01-01', proof: null }] })))
      .toEqual([['statuses.0.kind', 'required'], ['statuses.0.proof', 'required']]))
  it('asks which organisations', () =>
    expect(faults('consents', filled({ consents: { ...filled().consents, sharing: 'named' } }))).toEqual([['consents.organisations', 'required']]))
})

it('shows the Latin name first', () => {
  const names = [{ given: 'مريم', family: '', script: 'arabic' as const }, { given: 'Mariam', family: '', script: 'latin' as const }]
  expect(orderedNames(names).map(({ script }) => script)).toEqual(['latin', 'arabic'])
})
