import { dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { frontRoles } from '#organisation/model'
import * as access from '#intake/access'
import { findCandidates } from '#intake/candidates'
import { standingsOf } from '#intake/form/evaluate'
import { readForm } from '#intake/form/read'
import type { FormShape, Question } from '#intake/form/shape'
import * as store from '#intake/form/store'
import type { Answered, Answering, Field, Form, FormDetail, FormMapping } from '#intake/model'
import { rowReader } from '#intake/row'
import { surroundingsOf } from '#intake/surroundings'
import { fieldOf } from '#intake/understand/columns'
import { isCoded, proposeMeaning } from '#intake/understand/values'
import * as Persons from '#person/actions'
import type { Registration } from '#person/model'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { Received } from '#platform/route'
import { staffOf, type Work } from '#platform/work'
import type { z } from 'zod'

const mayKeep = (work: Work): void => {
  if (!access.mayImport(work.actor)) throw new Problem('forbidden')
}

const mayFill = (work: Work): void => {
  if (work.actor.kind !== 'staff' || !(frontRoles as readonly string[]).includes(work.actor.role)) throw new Problem('forbidden')
}

const shown = ({ shape, columns: _columns, ...form }: store.KeptForm): Form => ({ ...form, questions: shape.questions.length, unsupported: shape.unsupported.length })

const detailOf = (kept: store.KeptForm): FormDetail => ({ ...shown(kept), shape: kept.shape, columns: kept.columns as FormDetail['columns'] })

const getKept = async (work: Work, id: string): Promise<store.KeptForm> => {
  const found = await store.findForm(work, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** Which questions seem to say something of the person: by their names, else by their labels. Each field once. */
const proposeColumns = (shape: FormShape): { name: string; field: Field | null }[] => {
  const taken = new Set<Field>()
  return shape.questions.filter(({ type }) => type !== 'note').map(({ name, label }) => {
    const field = [name, ...Object.values(label)].map(fieldOf).find((each) => each !== null && each !== 'key' && !taken.has(each)) ?? null
    if (field) taken.add(field)
    return { name, field }
  })
}

/**
 * Reads a partner's form (XLSForm) and keeps it, to be looked at: what is not known here is named by sheet and row. The same file again is
 * the same form. Problems: `forbidden`, `file-refused`.
 */
export const bring = async (work: Work, file: Received): Promise<FormDetail> => {
  mayKeep(work)
  const { organisationId, staffId } = staffOf(work)
  const before = await store.findFormBySha(work, organisationId, file.sha256)
  if (before !== undefined) return detailOf(await getKept(work, before))
  const shape = await readForm(Files.pathOf(work, file.sha256))
  const fileId = await Files.keepReceived(work, file, 'application/octet-stream')
  const id = newId()
  await store.insertForm(work, {
    id, organisationId, formKey: shape.id, version: shape.version, title: shape.title, state: 'open', shape: JSON.stringify(shape),
    columns: JSON.stringify(proposeColumns(shape)), sha256: file.sha256, fileId, uploadedAt: work.now.toString(), uploadedBy: staffId,
  })
  await journal(work, { verb: 'intake.form-brought', subject: { word: 'intake', id } })
  return detailOf(await getKept(work, id))
}

/** The forms of one's own organisation, the newest first. Problem: `forbidden`. */
export const forms = async (work: Work): Promise<Form[]> => {
  mayFill(work)
  return (await store.listForms(work)).map(shown)
}

/** A form with its questions. Problems: `forbidden`, `not-found`. */
export const form = async (work: Work, id: string): Promise<FormDetail> => {
  mayFill(work)
  return detailOf(await getKept(work, id))
}

/** Says which questions say something of the person; the others are kept as they were answered. Problems: `forbidden`, `not-found`, `transition-refused`. */
export const mapForm = async (work: Work, id: string, { columns }: z.infer<typeof FormMapping>): Promise<FormDetail> => {
  mayKeep(work)
  if ((await getKept(work, id)).state === 'closed') throw new Problem('transition-refused')
  await store.updateForm(work, id, { columns: JSON.stringify(columns) })
  await journal(work, { verb: 'intake.form-mapped', subject: { word: 'intake', id } })
  return form(work, id)
}

/** Asks the form from now on; another version of it is asked no more. Problems: `forbidden`, `not-found`, `transition-refused`. */
export const publish = async (work: Work, id: string): Promise<FormDetail> => {
  mayKeep(work)
  const kept = await getKept(work, id)
  if (kept.state !== 'open' || kept.shape.questions.length === 0) throw new Problem('transition-refused')
  await store.closeOthers(work, kept.key, id)
  await store.updateForm(work, id, { state: 'published', publishedAt: work.now.toString() })
  await journal(work, { verb: 'intake.form-published', subject: { word: 'intake', id } })
  return form(work, id)
}

/** Asks the form no more; its answers stay. Problems: `forbidden`, `not-found`, `transition-refused`. */
export const close = async (work: Work, id: string): Promise<FormDetail> => {
  mayKeep(work)
  if ((await getKept(work, id)).state !== 'published') throw new Problem('transition-refused')
  await store.updateForm(work, id, { state: 'closed' })
  await journal(work, { verb: 'intake.form-closed', subject: { word: 'intake', id } })
  return form(work, id)
}

/** A chosen answer is a name (`f`, `1`): where the name means nothing by itself, its label does. */
const cellOf = (shape: FormShape, question: Question, field: Field | null, answer: string): string => {
  if (question.list === null || field === null || !isCoded(field) || proposeMeaning(field, answer) !== null) return answer
  const label = shape.choices[question.list]?.find(({ name }) => name === answer)?.label ?? {}
  return Object.values(label).find((text) => proposeMeaning(field, text) !== null) ?? label[shape.defaultLanguage] ?? answer
}

/** The person whom the answers describe, as far as the form says; null where it does not ask for a name. */
const registrationOf = async (work: Work, { shape, columns }: store.KeptForm, answers: Record<string, string>): Promise<Registration | null> => {
  const mapped = columns.filter(({ field }) => field !== null) as { name: string; field: Field }[]
  if (!mapped.some(({ field }) => field === 'given' || field === 'family' || field === 'fullName')) return null
  const cells = mapped.map(({ name, field }) => {
    const question = shape.questions.find((each) => each.name === name)
    return question ? cellOf(shape, question, field, answers[name] ?? '') : ''
  })
  const mapping = { columns: mapped, meanings: [], dayFirst: true, firstOfYearIsYear: false, consents: [], consentsOn: null, lenient: ['residence', 'language'] as Field[] }
  const { registration, faults } = rowReader(mapped.map(({ name }) => name), mapping, await surroundingsOf(work))({ row: 1, cells })
  if (registration) return registration
  throw new Problem('invalid-input', faults.map(({ code, column }) => ({ path: `answers.${mapped[(column ?? 1) - 1]!.name}`, code })))
}

type Whose = { person: string | null; known: Answered['known'] }

/** Whose answers these are: who is named, who is new, or nobody yet, because somebody like them is known and a person has to look. */
const whose = async (work: Work, registration: Registration | null, { person, asNew }: Answering, form: string): Promise<Whose> => {
  if (person !== null) {
    await Persons.ensureSeen(work, person)
    return { person, known: null }
  }
  if (!registration) return { person: null, known: null }
  const met = asNew ? undefined : (await findCandidates(work, [{ row: 1, registration }])).get(1)
  if (met) return { person: null, known: met }
  const [id] = await Persons.registerAll(work, [registration], { form })
  return { person: id!, known: null }
}

/**
 * Keeps what was answered, whole, with the form's version; what the form asks of the person becomes their file. Where somebody like them is
 * known, nothing is written yet and who it may be is answered. Problems: `forbidden`, `not-found`, `invalid-input` (each fault with its
 * question), `transition-refused` (a form that is not asked).
 */
export const answer = async (work: Work, id: string, answering: Answering): Promise<Answered> => {
  mayFill(work)
  const kept = await getKept(work, id)
  if (kept.state !== 'published') throw new Problem('transition-refused')
  const { answers, faults } = standingsOf(kept.shape, answering.answers, dayOf(work.now))
  if (faults.length > 0) throw new Problem('invalid-input', faults.map(({ name, code }) => ({ path: `answers.${name}`, code })))
  const { person, known } = await whose(work, await registrationOf(work, kept, answers), answering, id)
  if (known) return { id: null, person: null, known }
  const { organisationId, staffId } = staffOf(work)
  const answerId = newId()
  await store.insertAnswer(work, {
    id: answerId, organisationId, formId: id, personId: person, answers: JSON.stringify(answers), language: answering.language, filledAt: work.now.toString(), filledBy: staffId,
  })
  await journal(work, { verb: 'intake.answered', subject: { word: 'intake', id: answerId }, person, details: { form: id } })
  return { id: answerId, person, known: null }
}
