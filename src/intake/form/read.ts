import { ExpressionFault, readExpression, referencesIn } from '#intake/form/expression'
import { functionNames } from '#intake/form/functions'
import type { FormShape, Question, Said, Unsupported } from '#intake/form/shape'
import { refuse } from '#intake/table/refusal'
import { readSheet } from '#intake/table/sheet'
import { readWorkbook } from '#intake/table/workbook'
import { openArchive } from '#intake/table/zip'

type Cells = Record<string, string>
type Row = { row: number; cells: Cells }
type Sheets = { survey: Row[]; choices: Row[]; settings: Row[] }

const mostRows = 20_000

/** The sheets of a form by their columns, whose names are compared without case (`Label::Français (fr)`). */
const readSheets = async (path: string): Promise<Sheets> => {
  const archive = await openArchive(path)
  try {
    const workbook = await readWorkbook(archive)
    const rowsOf = async (name: string): Promise<Row[]> => {
      const sheet = workbook.sheets.find((each) => each.name.trim().toLowerCase() === name)
      const rows: Row[] = []
      let heads: string[] | null = null
      if (!sheet) return rows
      for await (const lines of readSheet(archive, workbook, sheet)) {
        for (const { row, cells } of lines) {
          if (heads === null) heads = cells.map((cell) => cell.trim())
          else if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: Object.fromEntries(heads.map((head, place) => [head, (cells[place] ?? '').trim()])) })
        }
        if (rows.length > mostRows) throw refuse('rows-too-many', { row: mostRows })
      }
      return rows
    }
    return { survey: await rowsOf('survey'), choices: await rowsOf('choices'), settings: await rowsOf('settings') }
  } finally {
    await archive.close()
  }
}

const languageNames: Record<string, string> = {
  'french': 'fr', 'français': 'fr', 'francais': 'fr', 'arabic': 'ar', 'arabe': 'ar', 'العربية': 'ar', 'english': 'en', 'anglais': 'en', 'default': 'default', '': 'default',
}

/** `Français (fr)` → `fr`, `French` → `fr`; a language that is none of ours keeps its name. */
const languageOf = (name: string): string => {
  const code = /\(([a-z]{2,3})(?:[-_]\w+)?\)\s*$/i.exec(name)?.[1]?.toLowerCase()
  const plain = name.trim().toLowerCase()
  return code ?? languageNames[plain] ?? plain
}

/** What a row says under `label`, `label::Français (fr)`, `label:fr`: each language its own. */
const saidIn = (cells: Cells, kind: string): Said =>
  Object.fromEntries(Object.entries(cells).flatMap(([head, text]) => {
    const [name = '', language = ''] = head.split(/::?\s*/, 2)
    return name.trim().toLowerCase() === kind && text !== '' ? [[languageOf(language), text]] : []
  }))

const cell = (cells: Cells, ...names: string[]): string => {
  const found = Object.entries(cells).find(([head, text]) => names.includes(head.trim().toLowerCase()) && text !== '')
  return found?.[1] ?? ''
}

const types: Record<string, Question['type']> = {
  'text': 'text', 'string': 'text', 'integer': 'integer', 'int': 'integer', 'decimal': 'decimal', 'date': 'date', 'note': 'note', 'calculate': 'calculate',
}

/** What a device adds by itself: nothing to ask, and nothing is lost by leaving it out; the day and who filled it in are kept anyway. */
const added = new Set(['start', 'end', 'today', 'username', 'deviceid', 'phonenumber', 'email', 'audit', 'simserial', 'subscriberid', 'start-geopoint'])

type Reading = { shape: FormShape; stack: { name: string; kind: 'group' | 'repeat' }[]; unnamed: number }

const tell = (reading: Reading, row: number, code: string, what: string, sheet = 'survey'): void => {
  reading.shape.unsupported.push({ sheet, row, code, what: what.slice(0, 200) } satisfies Unsupported)
}

/** An expression that can be reckoned, or null: then it is told, and the question is asked without it. */
const expressionOf = (reading: Reading, row: number, text: string, column: string): string | null => {
  if (text === '') return null
  try {
    readExpression(text, functionNames)
    return text
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    tell(reading, row, error.code, `${column}: ${error.at || text}`)
    return null
  }
}

const requiredOf = (reading: Reading, row: number, text: string): string | null => {
  if (/^(yes|true|1|oui|true\(\))$/i.test(text)) return 'true()'
  return /^(no|false|0|non|false\(\)|)$/i.test(text) ? null : expressionOf(reading, row, text, 'required')
}

const groupOf = ({ stack }: Reading): string | null => stack.findLast(({ kind }) => kind === 'group')?.name ?? null
const inRepeat = ({ stack }: Reading): boolean => stack.some(({ kind }) => kind === 'repeat')

const openGroup = (reading: Reading, { row, cells }: Row, kind: 'group' | 'repeat'): void => {
  const name = cell(cells, 'name') || `group-${++reading.unnamed}`
  if (kind === 'repeat') tell(reading, row, 'repeat', name)
  else if (!inRepeat(reading)) {
    const relevant = expressionOf(reading, row, cell(cells, 'relevant', 'relevance'), 'relevant')
    reading.shape.groups.push({ name, group: groupOf(reading), label: saidIn(cells, 'label'), relevant })
  }
  reading.stack.push({ name, kind })
}

const closeGroup = (reading: Reading, { row }: Row, type: string): void => {
  if (!reading.stack.pop()) tell(reading, row, 'group-not-open', type)
}

/** `select_one oui_non or_other` → its type and its list; null where the type is none that is known. */
const typeOf = (text: string): { type: Question['type']; list: string | null; rest: string } | null => {
  const [, kind, list = '', rest = ''] = /^(select_one|select_multiple|select one|select multiple|select1|select)\s+(?:from\s+)?(\S+)(.*)$/i.exec(text) ?? []
  if (kind) return { type: /mult|^select$/i.test(kind) ? 'select_multiple' : 'select_one', list, rest: rest.trim() }
  const type = types[text.toLowerCase()]
  return type ? { type, list: null, rest: '' } : null
}

const addQuestion = (reading: Reading, { row, cells }: Row, text: string): void => {
  const found = typeOf(text)
  const name = cell(cells, 'name')
  if (!found) return tell(reading, row, 'type-unknown', text)
  if (inRepeat(reading)) return tell(reading, row, 'in-repeat', name)
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) return tell(reading, row, 'name-missing', name || text)
  if (reading.shape.questions.some((each) => each.name === name)) return tell(reading, row, 'name-repeated', name)
  if (found.list !== null && !reading.shape.choices[found.list]) return tell(reading, row, 'list-missing', found.list)
  if (found.rest) tell(reading, row, 'option-unknown', found.rest)
  if (cell(cells, 'choice_filter')) tell(reading, row, 'choice-filter', cell(cells, 'choice_filter'))
  const calculation = expressionOf(reading, row, cell(cells, 'calculation'), 'calculation')
  if (found.type === 'calculate' && calculation === null) return
  reading.shape.questions.push({
    row, name, type: found.type, group: groupOf(reading), list: found.list, label: saidIn(cells, 'label'), hint: saidIn(cells, 'hint'),
    required: requiredOf(reading, row, cell(cells, 'required')),
    relevant: expressionOf(reading, row, cell(cells, 'relevant', 'relevance'), 'relevant'),
    constraint: expressionOf(reading, row, cell(cells, 'constraint'), 'constraint'),
    constraintMessage: saidIn(cells, 'constraint_message'),
    calculation: found.type === 'calculate' ? calculation : null,
    initial: cell(cells, 'default'),
  })
}

const readRow = (reading: Reading, line: Row): void => {
  const type = cell(line.cells, 'type').replace(/\s+/g, ' ')
  const sign = type.toLowerCase().replace(/[ _]/g, '-')
  if (type === '' || added.has(type.toLowerCase())) return
  if (sign === 'begin-group' || sign === 'begin-repeat') openGroup(reading, line, sign === 'begin-group' ? 'group' : 'repeat')
  else if (sign === 'end-group' || sign === 'end-repeat') closeGroup(reading, line, type)
  else addQuestion(reading, line, type)
}

const readChoices = (rows: Row[], reading: Reading): void => {
  for (const { row, cells } of rows) {
    const list = cell(cells, 'list_name', 'list name')
    const name = cell(cells, 'name', 'value')
    if (!list || !name || /\s/.test(name)) tell(reading, row, 'choice-malformed', name || list, 'choices')
    else (reading.shape.choices[list] ??= []).push({ name, label: saidIn(cells, 'label') })
  }
}

/** An expression that asks about a question which is not there would never hold: it is told, and taken away. */
const refuseUnknown = (reading: Reading): void => {
  const names = new Set(reading.shape.questions.map(({ name }) => name))
  for (const question of reading.shape.questions) {
    for (const column of ['required', 'relevant', 'constraint', 'calculation'] as const) {
      const text = question[column]
      const unknown = text === null ? undefined : referencesIn(readExpression(text, functionNames)).find((name) => !names.has(name))
      if (unknown === undefined) continue
      tell(reading, question.row, 'reference-unknown', `${column}: \${${unknown}}`)
      question[column] = null
    }
  }
}

const languagesOf = (shape: FormShape): string[] =>
  [...new Set([...shape.questions.flatMap(({ label }) => Object.keys(label)), ...Object.values(shape.choices).flat().flatMap(({ label }) => Object.keys(label))])].filter((each) => each !== 'default')

/**
 * Reads a partner's form (XLSForm: the sheets `survey`, `choices` and `settings` of a workbook). What is not known here is told by sheet and
 * row, and left out. Problem: `file-refused` (`sheet-missing` without a survey, and those of workbooks).
 */
export const readForm = async (path: string): Promise<FormShape> => {
  const { survey, choices, settings } = await readSheets(path)
  if (survey.length === 0) throw refuse('sheet-missing')
  const said = settings[0]?.cells ?? {}
  const id = cell(said, 'form_id', 'id_string') || 'form'
  const shape: FormShape = {
    id, version: cell(said, 'version'), title: cell(said, 'form_title', 'title') || id, defaultLanguage: languageOf(cell(said, 'default_language')),
    languages: [], questions: [], groups: [], choices: {}, unsupported: [],
  }
  const reading: Reading = { shape, stack: [], unnamed: 0 }
  readChoices(choices, reading)
  for (const line of survey) readRow(reading, line)
  for (const { name } of reading.stack) tell(reading, survey.at(-1)!.row, 'group-not-closed', name)
  refuseUnknown(reading)
  shape.unsupported.sort((one, other) => one.sheet.localeCompare(other.sheet) || one.row - other.row)
  shape.languages = languagesOf(shape)
  if (shape.defaultLanguage === 'default' && shape.languages.length > 0 && !shape.questions.some(({ label }) => label['default'])) shape.defaultLanguage = shape.languages[0]!
  return shape
}
