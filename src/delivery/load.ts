import type { DeclarationFile } from '#delivery/data'
import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'

/** Loads the declared figures, each with who said it, when and in which document. Answers how many rows changed. */
export const load = (work: Work, file: DeclarationFile): Promise<number> =>
  loadRows(
    work,
    'delivery_declaration',
    ['id'],
    file.declarations.map(({ indicator, period, area, organisation, ...declaration }) => ({
      ...declaration,
      indicatorCode: indicator,
      periodFrom: period.from,
      periodFromPrecision: period.fromPrecision ?? null,
      periodTo: period.to,
      periodToPrecision: period.toPrecision ?? null,
      periodLabel: period.label,
      areaCode: area,
      organisationId: organisation,
    })),
  )
