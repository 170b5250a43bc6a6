import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelCollection } from '../../../model/model.ts'
import { Select } from '../../../ui/select.tsx'
import type { ImportTable } from '../model/import-table.ts'
import styles from './list.module.css'

export interface ImportMappingProps {
  readonly collection: ModelCollection
  readonly table: ImportTable
  /** The field of each column; an empty text for none. */
  readonly fields: Readonly<Record<string, string>>
  readonly onChange: (fields: Readonly<Record<string, string>>) => void
}

const none = '-'
const sampleRows = 3

/** Which column of a file goes into which field, with the first values of each. */
export function ImportMapping({ collection, table, fields, onChange }: ImportMappingProps): ReactElement {
  const { t } = useTranslation()
  const writable = collection.fields.filter((field) => (field.hasColumn || field.link !== null) && !field.isGenerated)
  const options = [{ value: none, label: t('lists.import.skip') }, ...writable.map((field) => ({ value: field.name, label: field.title }))]
  return (
    <table className={styles['mapping']} aria-label={t('lists.import.mapping')}>
      <thead>
        <tr>
          <th scope="col">{t('lists.import.column')}</th>
          <th scope="col">{t('lists.import.values')}</th>
          <th scope="col">{t('lists.import.field')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column, index) => (
          <tr key={column}>
            <th scope="row">
              <bdi>{column}</bdi>
            </th>
            <td className={styles['samples']}>
              {table.rows
                .slice(0, sampleRows)
                .map((row) => row[index] ?? '')
                .join(' · ')}
            </td>
            <td>
              <Select
                aria-label={t('lists.import.fieldOf', { name: column })}
                value={fields[column] || none}
                options={options}
                onChange={(field) => onChange({ ...fields, [column]: field === none ? '' : field })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
