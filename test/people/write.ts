import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Record_, Set_ } from './sets.ts'

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: readonly Record_[]): string => {
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'cluster')
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column]!)).join(','))].join('\n') + '\n'
}

/** Writes a set as files that `duplicates evaluate` takes: people, perhaps the others, the truth, the mapping. */
export const writeSet = (folder: string, { people, against, fields }: Set_): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'people.csv'), csv(people))
  if (against) writeFileSync(join(folder, 'against.csv'), csv(against))
  writeFileSync(join(folder, 'truth.csv'), `id,cluster\n${[...people, ...(against ?? [])].map(({ id, cluster }) => `${id},${cluster}`).join('\n')}\n`)
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify({ id: 'id', fields, truth: { kind: 'clusters', id: 'id', cluster: 'cluster' } }, null, 2))
}
