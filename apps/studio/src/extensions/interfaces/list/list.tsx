import { Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import { numberOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { parseTemplate } from '../../../model/template.ts'
import { SortableRows } from '../../../relations/components/sortable-rows.tsx'
import { Button } from '../../../ui/button.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import interfaceStyles from '../interfaces.module.css'
import { ListRow } from './list-row.tsx'
import { nameOfRow } from './name-of-row.ts'
import { changedRow, newRow, rowFields, sortedRows } from './row-fields.ts'

/** Rows that open in place. A value that is no list is left as it is until a first row is added. */
export function List(props: InterfaceProps): ReactElement {
  const { value, onChange, options, isDisabled } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const fields = rowFields(options)
  const sort = textOption(options, 'sort')
  const rows = rowsOf(value)
  const template = parseTemplate(textOption(options, 'template') ?? (fields[0] === undefined ? '' : `{{ ${fields[0].name} }}`))
  const named = rows.map((row, index) => ({
    id: String(index),
    row,
    name: nameOfRow(template, row) || t('interfaces.row', { number: String(index + 1) }),
  }))
  const emit = (next: readonly Item[], shown: number | null): void => {
    setOpen(shown)
    onChange(next.length === 0 ? null : next)
  }
  const move = (from: number, to: number): void => emit(rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] ?? {}), null)
  const limit = numberOption(options, 'limit')
  return (
    <div className={interfaceStyles['stack']}>
      {value !== null && value !== undefined && !Array.isArray(value) && (
        <p role="note" className={interfaceStyles['problem']}>
          {t('interfaces.notAList')}
        </p>
      )}
      {rows.length === 0 && <p className={interfaceStyles['note']}>{t('interfaces.noRows')}</p>}
      <SortableRows rows={named} onMove={(from, to) => move(Number(from), Number(to))}>
        <ol className={interfaceStyles['list']}>
          {sortedRows(named, sort).map((one) => {
            const index = Number(one.id)
            return (
              <ListRow
                key={one.id}
                {...props}
                {...one}
                fields={fields}
                isOpen={open === index}
                isSortable={sort === undefined && !isDisabled && rows.length > 1}
                onToggle={() => setOpen(open === index ? null : index)}
                onChangeField={(name, next) => onChange(rows.with(index, changedRow(one.row, name, next)))}
                onRemove={() => emit(rows.toSpliced(index, 1), null)}
              />
            )
          })}
        </ol>
      </SortableRows>
      {!isDisabled && (limit === undefined || rows.length < limit) && (
        <div>
          <Button onClick={() => emit([...rows, newRow(fields)], rows.length)}>
            <Plus aria-hidden />
            {wordsOption(options, 'addLabel') ?? t('interfaces.addRow')}
          </Button>
        </div>
      )}
    </div>
  )
}

function rowsOf(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value.map((row) => (typeof row === 'object' && row !== null ? { ...row } : {})) : []
}
