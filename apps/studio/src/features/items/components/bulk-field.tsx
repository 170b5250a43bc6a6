import { type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceFor } from '../../../extensions/interfaces/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection, ModelField } from '../../../model/model.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './list.module.css'

export interface BulkFieldProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly field: ModelField
  readonly changes: Item
  readonly onChange: (changes: Item) => void
}

/** One field with a tick: what is not ticked stays as it is in every item. */
export function BulkField({ model, collection, field, changes, onChange }: BulkFieldProps): ReactElement | null {
  const { t } = useTranslation()
  const { name, title } = field
  const Editor = interfaceFor(field)?.Component
  if (Editor === undefined) return null
  const isTicked = name in changes
  const untick = (): void => onChange(Object.fromEntries(Object.entries(changes).filter(([other]) => other !== name)))
  return (
    <div className={styles['ticked']}>
      <Checkbox
        hidesLabel
        label={t('lists.bulk.change', { name: title })}
        isChecked={isTicked}
        onChange={(isChecked) => (isChecked ? onChange({ ...changes, [name]: null }) : untick())}
      />
      <Field label={title}>
        {(control) => (
          <Suspense fallback={<Skeleton inlineSize="100%" />}>
            <Editor
              value={changes[name] ?? null}
              stored={undefined}
              onChange={(value) => onChange({ ...changes, [name]: value })}
              field={field}
              collection={collection}
              model={model}
              itemKey={null}
              item={changes}
              options={field.settings.options}
              control={control}
              isDisabled={false}
              problem={undefined}
            />
          </Suspense>
        )}
      </Field>
    </div>
  )
}
