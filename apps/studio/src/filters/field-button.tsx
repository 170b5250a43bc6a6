import { ChevronDown, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldPath, isList, resolvePath } from '../model/field-path.ts'
import type { Model, ModelCollection, ModelField } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { FieldPicker } from './field-picker.tsx'
import styles from './filters.module.css'
import { useSentences } from './use-sentences.ts'

export interface FieldButtonProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** The field chosen before; absent on a button that adds one. */
  readonly path?: FieldPath
  readonly onPick: (path: FieldPath) => void
}

/** Names the field of a condition, and opens the choice of another. */
export function FieldButton({ model, collection, path, onPick }: FieldButtonProps): ReactElement {
  const { t } = useTranslation()
  const { nameOf } = useSentences(model, collection)
  const [isOpen, setIsOpen] = useState(false)
  const resolved = path === undefined ? null : resolvePath(model, collection, path)
  const name = resolved === null ? (path?.join('.') ?? '') : nameOf(resolved)
  return (
    <Popover
      label={t('filters.chooseField')}
      className={styles['pickerSurface']}
      align="start"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        path === undefined ? (
          <Button>
            <Plus aria-hidden />
            {t('filters.addRule')}
          </Button>
        ) : (
          <Button className={styles['fieldButton']} aria-label={t('filters.changeField', { name })}>
            <bdi>{name}</bdi>
            <ChevronDown aria-hidden />
          </Button>
        )
      }
    >
      <FieldPicker
        model={model}
        collection={collection}
        accepts={canCompare}
        quantifies
        onPick={(next) => {
          setIsOpen(false)
          onPick(next)
        }}
      />
    </Popover>
  )
}

function canCompare(field: ModelField): boolean {
  return (field.hasColumn || field.link !== null) && !isList(field)
}
