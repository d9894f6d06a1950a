import { fields, type Field, type ImportDetail, type Mapping } from '#intake/model'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Select } from '../ui/select.tsx'
import { Status } from '../ui/status.tsx'

type Given = { found: ImportDetail; mapping: Mapping; change: (mapping: Mapping) => void }

const nothing = 'nothing'

const useOptions = () => {
  const t = useMessages()
  return [{ key: nothing, label: t('intake.field.nothing') }, ...fields.map((key) => ({ key: key as string, label: t(`intake.field.${key}`) }))]
}

/** A field belongs to one column: given to another, it leaves the one before. */
const withField = (mapping: Mapping, name: string, field: Field | null): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.name === name) return { ...column, field }
    return field !== null && column.field === field ? { ...column, field: null } : column
  }),
})

const Samples = ({ samples }: { samples: string[] }) => {
  const t = useMessages()
  if (samples.length === 0) return <span className="quiet small">{t('intake.empty-column')}</span>
  return (
    <ul className="intake-samples">
      {samples.map((sample) => (
        <li key={sample}>
          <bdi>{sample}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** The columns of the file, with some of their cells, and what each holds. */
export const Columns = ({ found, mapping, change }: Given) => {
  const t = useMessages()
  const options = useOptions()
  const fieldOf = new Map(mapping.columns.map(({ name, field }) => [name, field]))
  const hasName = mapping.columns.some(({ field }) => field === 'given' || field === 'family' || field === 'fullName')
  return (
    <Card title={t('intake.columns')} count={found.columns.length} {...(hasName ? {} : { tone: 'attention' as const })}>
      <p>{t(hasName ? 'intake.columns.what' : 'intake.columns.no-name')}</p>
      <ul className="intake-columns">
        {found.columns.map((column) => (
          <li key={column.name}>
            <div>
              <div className="intake-column-name">
                <bdi>{column.name}</bdi> {column.formulas && <Status tone="attention">{t('intake.formulas')}</Status>}
              </div>
              <Samples samples={column.samples} />
            </div>
            <Select
              label={t('intake.holds', { column: column.name })}
              options={options}
              value={fieldOf.get(column.name) ?? nothing}
              onChange={(field) => change(withField(mapping, column.name, field === null || field === nothing ? null : (field as Field)))}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
