import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { type ReactElement, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'
import { useSortableRow } from '../../../relations/components/sortable-rows.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { useInterfaceLookup } from '../interface-lookup.ts'
import styles from './list.module.css'

export interface ListRowProps extends InterfaceProps {
  readonly id: string
  readonly row: Item
  readonly name: string
  readonly fields: readonly ModelField[]
  readonly isOpen: boolean
  readonly isSortable: boolean
  readonly onToggle: () => void
  readonly onChangeField: (name: string, value: unknown) => void
  readonly onRemove: () => void
}

/** A row by its name; open, with its fields below. */
export function ListRow({ isOpen, isSortable, onToggle, onRemove, ...props }: ListRowProps): ReactElement {
  const { t } = useTranslation()
  const bodyId = useId()
  const { ref, style, isDragging, handle } = useSortableRow(props.id, props.name, isSortable)
  const Arrow = isOpen ? ChevronDown : ChevronRight
  return (
    <li ref={ref} style={style} className={styles['row']} data-dragging={isDragging || undefined}>
      <div className={styles['head']}>
        {handle}
        <button type="button" className={styles['toggle']} aria-expanded={isOpen} aria-controls={bodyId} onClick={onToggle}>
          <Arrow aria-hidden />
          <bdi>{props.name}</bdi>
        </button>
        {!props.isDisabled && (
          <Button kind="quiet" isIcon aria-label={t('interfaces.removeRow', { name: props.name })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      {isOpen && (
        <div id={bodyId} className={styles['fields']}>
          {props.fields
            .filter((field) => !field.isHidden)
            .map((field) => (
              <RowField key={field.name} {...props} rowField={field} />
            ))}
        </div>
      )}
    </li>
  )
}

type RowFieldProps = Omit<ListRowProps, 'isOpen' | 'isSortable' | 'onToggle' | 'onRemove'> & { readonly rowField: ModelField }

function RowField({ rowField: field, row, onChangeField, ...props }: RowFieldProps): ReactElement | null {
  const found = useInterfaceLookup()(field)
  if (found === null) return null
  const Component = found.Component
  return (
    <div className={styles['field']} data-half={field.settings.width?.startsWith('half') || undefined}>
      <Suspense fallback={<Skeleton blockSize="40px" />}>
        <Field label={field.title} hint={field.note ?? undefined}>
          {(control) => (
            <Component
              {...props}
              field={field}
              control={control}
              options={field.settings.options}
              value={row[field.name]}
              stored={undefined}
              item={row}
              onChange={(value) => onChangeField(field.name, value)}
              isDisabled={props.isDisabled || field.settings.isReadonly}
              problem={undefined}
            />
          )}
        </Field>
      </Suspense>
    </div>
  )
}
