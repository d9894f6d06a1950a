import { describe, expect, test } from 'vitest'
import { evaluate, standingsOf } from '#intake/form/evaluate'
import { readExpression, type Value } from '#intake/form/expression'
import { functionNames } from '#intake/form/functions'
import { readForm } from '#intake/form/read'
import { saidIn } from '#intake/form/shape'
import { workbook } from '#test/files'
import { useFiles } from '#test/folder'

const keep = useFiles()
const today = '2026-05-12'
const value = (text: string, answers: Record<string, string> = {}, self = ''): Value => evaluate(readExpression(text, functionNames), { answers, self, today })

describe('expressions', () => {
  test.each<[string, Value, Record<string, string>?, string?]>([
    ['1 + 2 * 3', 7], ['(1 + 2) * 3', 9], ['7 mod 3', 1], ['7 div 2', 3.5], ['-2 + 5', 3], ['8-3-2', 3],
    ["'a' = 'a' and 'a' != 'b'", true], ['1 = 1 or 1 = 2', true], ['not(1 > 2)', true], ['true() and false()', false],
    ["${sex} = 'f'", true, { sex: 'f' }], ["${age} >= 18", true, { age: '18' }], ['${age} >= 18', false, { age: '' }], ["${age} = 18", true, { age: '18.0' }],
    [". > 0 and . < 120", true, {}, '30'], [". > 0 and . < 120", false, {}, '130'],
    ["selected(${needs}, 'food')", true, { needs: 'food shelter' }], ["selected(${needs}, 'foo')", false, { needs: 'food shelter' }],
    ['count-selected(${needs})', 2, { needs: 'food shelter' }], ["selected-at(${needs}, 1)", 'shelter', { needs: 'food shelter' }],
    ["if(${age} < 18, 'minor', 'adult')", 'minor', { age: '17' }], ["coalesce(${a}, 'none')", 'none'],
    ["regex(., '^0[5-7][0-9]{8}$')", true, {}, '0612345678'], ["regex(., '[0-9]{4}')", false, {}, '12345'],
    ['today() = "2026-05-12"', true], ['${born} <= today()', true, { born: '1990-05-12' }], ['${born} <= today()', false, { born: '2030-01-01' }],
    ['int((today() - ${born}) div 365.25)', 36, { born: '1990-05-11' }], ["format-date(${born}, '%d/%m/%Y')", '12/05/1990', { born: '1990-05-12' }],
    ["concat(${a}, ' ', ${b})", 'x y', { a: 'x', b: 'y' }], ['string-length(${a})', 3, { a: 'abc' }], ["substr('abcdef', 1, 3)", 'bc'],
    ["contains('abc', 'b') and starts-with('abc', 'a') and ends-with('abc', 'c')", true], ['round(3.14159, 2)', 3.14], ['number("12") + 1', 13],
    ["translate('abc', 'ab', 'AB')", 'ABc'], ["normalize-space('  a  b ')", 'a b'], ['min(3, 1, 2) + max(3, 1, 2)', 4],
  ])('%s', (text, expected, answers = {}, self = '') => {
    expect(value(text, answers, self)).toEqual(expected)
  })

  test.each([['pulldata("x", "y")', 'function-unknown'], ['1 +', 'expression-malformed'], ['(1', 'expression-malformed'], ['1 ~ 2', 'expression-malformed'], ['../name', 'expression-malformed']])('%s is told', (text, code) => {
    expect(() => readExpression(text, functionNames)).toThrow(expect.objectContaining({ code }))
  })
})

const form = async (survey: (string | null)[][], choices: string[][] = []) =>
  readForm(keep('form.xlsx', await workbook([
    { name: 'survey', rows: [['type', 'name', 'label::Français (fr)', 'label::العربية (ar)', 'relevant', 'constraint', 'constraint_message::Français (fr)', 'required', 'calculation'], ...survey] },
    { name: 'choices', rows: [['list_name', 'name', 'label::Français (fr)', 'label::العربية (ar)'], ['yn', 'yes', 'Oui', 'نعم'], ['yn', 'no', 'Non', 'لا'], ...choices] },
    { name: 'settings', rows: [['form_title', 'form_id', 'version', 'default_language'], ['Accueil', 'accueil', '3', 'Français (fr)']] },
  ])))

const survey = [
  ['begin_group', 'who', 'Identité', 'الهوية', null, null, null, null, null],
  ['text', 'nom', 'Nom', 'الاسم', null, null, null, 'yes', null],
  ['date', 'born', 'Né le', 'تاريخ الازدياد', null, '. <= today()', 'Pas dans le futur', null, null],
  ['end_group', null, null, null, null, null, null, null, null],
  ['calculate', 'age', null, null, null, null, null, null, 'int((today() - ${born}) div 365.25)'],
  ['select_one yn', 'school', 'Scolarisé ?', null, '${age} < 18', null, null, 'true()', null],
  ['select_multiple yn', 'several', 'Plusieurs', 'عدة', null, 'count-selected(.) < 2', 'Une seule', null, null],
  ['note', 'bye', 'Merci', 'شكرا', "${school} = 'yes'", null, null, null, null],
]

describe('a form', () => {
  test('is read from its workbook, in its languages', async () => {
    const shape = await form(survey)
    expect(shape).toMatchObject({ id: 'accueil', version: '3', title: 'Accueil', defaultLanguage: 'fr', languages: ['fr', 'ar'], unsupported: [] })
    expect(shape.questions.map(({ name, type, group }) => [name, type, group])).toEqual([
      ['nom', 'text', 'who'], ['born', 'date', 'who'], ['age', 'calculate', null], ['school', 'select_one', null], ['several', 'select_multiple', null], ['bye', 'note', null],
    ])
    const school = shape.questions.find(({ name }) => name === 'school')!
    expect(saidIn(school.label, 'ar', shape)).toEqual({ text: 'Scolarisé ?', language: 'fr' })
    expect(saidIn(shape.questions[0]!.label, 'ar', shape)).toEqual({ text: 'الاسم', language: 'ar' })
  })

  test('asks what is relevant, reckons, and judges each answer', async () => {
    const shape = await form(survey)
    const child = standingsOf(shape, { nom: 'Awa', born: '2015-01-01', school: 'yes', several: 'yes no' }, today)
    expect(child.answers).toMatchObject({ age: '11', school: 'yes' })
    expect([...child.asked]).toContain('bye')
    expect(child.faults).toEqual([{ name: 'several', code: 'constraint' }])
    const adult = standingsOf(shape, { nom: '', born: '2030-01-01', school: 'maybe' }, today)
    expect(adult.faults).toEqual([{ name: 'nom', code: 'required' }, { name: 'born', code: 'constraint' }, { name: 'school', code: 'malformed' }])
    const grown = standingsOf(shape, { nom: 'Awa', born: '1990-01-01', school: 'yes' }, today)
    expect(grown.answers).not.toHaveProperty('school')
    expect(grown.faults).toEqual([])
  })

  test('names what it does not know, by sheet and row, and asks the rest', async () => {
    const shape = await form([
      ['geopoint', 'where', 'Où', null, null, null, null, null, null],
      ['begin_repeat', 'children', 'Enfants', null, null, null, null, null, null],
      ['text', 'child', 'Enfant', null, null, null, null, null, null],
      ['end_repeat', null, null, null, null, null, null, null, null],
      ['select_one missing', 'x', 'X', null, null, null, null, null, null],
      ['text', 'a', 'A', null, '${nobody} = 1', "pulldata('f', 'g')", null, null, null],
      ['text', 'a', 'Encore', null, null, null, null, null, null],
    ], [['', 'y', 'Y', '']])
    expect(shape.unsupported).toEqual([
      { sheet: 'choices', row: 4, code: 'choice-malformed', what: 'y' },
      { sheet: 'survey', row: 2, code: 'type-unknown', what: 'geopoint' },
      { sheet: 'survey', row: 3, code: 'repeat', what: 'children' },
      { sheet: 'survey', row: 4, code: 'in-repeat', what: 'child' },
      { sheet: 'survey', row: 6, code: 'list-missing', what: 'missing' },
      { sheet: 'survey', row: 7, code: 'function-unknown', what: 'constraint: pulldata' },
      { sheet: 'survey', row: 7, code: 'reference-unknown', what: 'relevant: ${nobody}' },
      { sheet: 'survey', row: 8, code: 'name-repeated', what: 'a' },
    ])
    expect(shape.questions.map(({ name }) => name)).toEqual(['a'])
  })

  test('a workbook without a survey is no form', async () => {
    const path = keep('none.xlsx', await workbook([{ name: 'Feuil1', rows: [['a'], ['b']] }]))
    await expect(readForm(path)).rejects.toMatchObject({ code: 'file-refused', faults: [{ path: 'file', code: 'sheet-missing' }] })
  })
})
