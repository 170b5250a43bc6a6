import { Settings2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { layoutNamed } from '../../../extensions/layouts/registry.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Select } from '../../../ui/select.tsx'
import styles from './column-menu.module.css'
import type { UseListView } from './use-list-view.ts'

export interface LayoutOptionsProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly list: UseListView
}

const none = '-'

/** The options of the layout that is shown. */
export function LayoutOptions({ model, collection, list }: LayoutOptionsProps): ReactElement | null {
  const { t } = useTranslation()
  const { options, layout } = list.view
  const choices = layoutNamed(layout).choices?.({ model, collection, options }) ?? []
  if (choices.length === 0) return null
  const change = (name: string, value: string): void => list.change({ options: { ...options, [name]: value === none ? null : value } })
  return (
    <Popover
      label={t('lists.layout.options')}
      className={styles['surface']}
      trigger={
        <Button kind="quiet">
          <Settings2 aria-hidden />
          {t('lists.layout.options')}
        </Button>
      }
    >
      <div className={styles['options']}>
        {choices.map(({ name, label, values, value }) => (
          <LayoutChoice
            key={name}
            label={t(`lists.layout.choices.${label}` as 'lists.layout.choices.titleField')}
            values={values}
            value={value}
            onChange={(next) => change(name, next)}
          />
        ))}
      </div>
    </Popover>
  )
}

interface LayoutChoiceProps {
  readonly label: string
  readonly values: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function LayoutChoice({ label, values, value, onChange }: LayoutChoiceProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <span className={styles['label']}>{label}</span>
      <Select
        aria-label={label}
        value={value === '' ? none : value}
        options={values.map((one) => (one.value === '' ? { value: none, label: t('lists.group.none') } : one))}
        onChange={onChange}
      />
    </>
  )
}
