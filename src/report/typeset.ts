import type { Language } from '#language/text'
import { layOut } from './layout.ts'
import { SteeringReport } from './model.ts'
import { print } from './press.ts'

/**
 * Typesets the quarterly steering report in a language: A4, tagged, PDF/UA-1 (ISO 14289-1). Arabic reads from right to
 * left; the map does not mirror. The same content gives the same bytes: the file's date is the report's own, and its
 * identifier is made from its content. Takes about a tenth of a second, outside the caller's thread.
 */
export const typeset = (report: SteeringReport, language: Language): Promise<Uint8Array<ArrayBuffer>> =>
  print('report.typ', { 'report.json': JSON.stringify(layOut(SteeringReport.parse(report), language)) })
