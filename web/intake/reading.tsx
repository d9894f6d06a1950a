import { encodingNames, ImportDetail, type Reading, type ReadingChange, separatorNames } from '#intake/model'
import { put } from '../app/api.ts'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { Refused } from './refused.tsx'

const separatorKeys: Record<(typeof separatorNames)[number], string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

type Given = { reading: Reading; say: (change: ReadingChange) => void; isPending: boolean }

const Letters = ({ reading, say, isPending }: Given) => {
  const t = useMessages()
  return (
    <>
      <Select
        label={t('intake.encoding')}
        help={t(`intake.certainty.${reading.certainty}`)}
        isDisabled={isPending}
        options={encodingNames.map((key) => ({ key, label: t(`intake.encoding.${key}`) }))}
        value={reading.encoding}
        onChange={(encoding) => encoding && say({ encoding })}
      />
      {reading.separator !== null && (
        <Select
          label={t('intake.separator')}
          isDisabled={isPending}
          options={separatorNames.map((key) => ({ key, label: t(`intake.separator.${separatorKeys[key]}`) }))}
          value={reading.separator}
          onChange={(separator) => separator && say({ separator })}
        />
      )}
    </>
  )
}

const Head = ({ reading, say, isPending }: Given) => {
  const t = useMessages()
  return (
    <>
      <NumberField
        label={t('intake.first-row')}
        isDisabled={isPending}
        value={reading.firstRow}
        onChange={(firstRow) => firstRow !== null && firstRow >= 1 && firstRow !== reading.firstRow && say({ firstRow, headerRows: reading.headerRows })}
      />
      <Select
        label={t('intake.header-rows')}
        isDisabled={isPending}
        options={['0', '1', '2'].map((key) => ({ key, label: t(`intake.header-rows.${key}`) }))}
        value={String(reading.headerRows)}
        onChange={(rows) => rows !== null && say({ headerRows: Number(rows), firstRow: reading.firstRow })}
      />
    </>
  )
}

/** How the file is read: as it was recognised, and open to be said otherwise. */
export const ReadingCard = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const { reading } = found
  const rereading = useWrite({
    write: (input: ReadingChange, key) => put(`/v1/intake/imports/${found.id}/reading`, ImportDetail, { body: input, key }),
    touches: [['imports']],
  })
  const given: Given = { reading, say: rereading.mutate, isPending: rereading.isPending }
  return (
    <Card title={t('intake.reading')}>
      {reading.certainty === 'unsure' && (
        <Band tone="attention" slim>
          {t('intake.look-at-names')}
        </Band>
      )}
      <div className="intake-reading">
        {reading.kind !== 'workbook' && <Letters {...given} />}
        {reading.kind === 'workbook' && reading.sheets.length > 1 && (
          <Select
            label={t('intake.sheet')}
            isDisabled={rereading.isPending}
            options={reading.sheets.map((key) => ({ key, label: key }))}
            value={reading.sheet}
            onChange={(sheet) => sheet !== null && rereading.mutate({ sheet })}
          />
        )}
        {reading.kind !== 'records' && <Head {...given} />}
      </div>
      <Refused error={rereading.error} />
    </Card>
  )
}
