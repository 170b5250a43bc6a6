import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldPath, functionsOf, isList, resolvePath, stepTarget } from '../model/field-path.ts'
import type { Model, ModelCollection, ModelField } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { SearchInput } from '../ui/input.tsx'
import styles from './filters.module.css'
import { useSentences } from './use-sentences.ts'

export interface FieldPickerProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** Whether a field may be chosen, besides going into it. */
  readonly accepts: (field: ModelField) => boolean
  /** Lists of items add `_some` to the path. @default false */
  readonly quantifies?: boolean
  readonly onPick: (path: FieldPath) => void
}

/** Chooses a field of a collection, or goes through its relations to a field of another one, as deep as wanted. */
export function FieldPicker({ model, collection, accepts, quantifies = false, onPick }: FieldPickerProps): ReactElement {
  const { t } = useTranslation()
  const { nameOf } = useSentences(model, collection)
  const [path, setPath] = useState<FieldPath>([])
  const [search, setSearch] = useState('')
  const resolved = path.length === 0 ? null : resolvePath(model, collection, path)
  const at = resolved === null ? collection : (model.collections.get(stepTarget(resolved.field) ?? '') ?? collection)
  const entries = entriesOf(at, accepts, (field, call) => nameOf({ titles: [field.title], call })).filter(({ label }) =>
    matches(label, search),
  )
  const enter = (field: ModelField): void => {
    setSearch('')
    setPath([...path, field.name, ...(quantifies && isList(field) ? ['_some'] : [])])
  }
  const back = (): void => setPath(path.slice(0, path.at(-1)?.startsWith('_') === true ? -2 : -1))
  return (
    <div className={styles['picker']}>
      {resolved !== null && (
        <Button kind="quiet" className={styles['back']} onClick={back}>
          <ChevronLeft aria-hidden />
          <bdi>{nameOf(resolved)}</bdi>
        </Button>
      )}
      <SearchInput
        icon={<Search aria-hidden />}
        aria-label={t('filters.findField')}
        placeholder={t('filters.findField')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={styles['fields']} aria-label={t('filters.fieldsOf', { name: at.title })}>
        {entries.map(({ field, call, label }) => (
          <li key={`${field.name} ${call}`} className={styles['fieldRow']}>
            {(call !== null || accepts(field)) && (
              <button
                type="button"
                className={styles['field']}
                onClick={() => onPick([...path, call === null ? field.name : `${call}(${field.name})`])}
              >
                <bdi>{label}</bdi>
              </button>
            )}
            {call === null && model.collections.has(stepTarget(field) ?? '') && (
              <button
                type="button"
                className={accepts(field) ? styles['into'] : styles['field']}
                aria-label={t('filters.into', { name: field.title })}
                onClick={() => enter(field)}
              >
                {!accepts(field) && <bdi>{label}</bdi>}
                <ChevronRight aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className={styles['note']}>{t('filters.noField')}</p>}
    </div>
  )
}

interface Entry {
  readonly field: ModelField
  readonly call: string | null
  readonly label: string
}

function entriesOf(
  collection: ModelCollection,
  accepts: (field: ModelField) => boolean,
  nameOf: (field: ModelField, call: string | null) => string,
): readonly Entry[] {
  return collection.fields
    .filter((field) => accepts(field) || field.link !== null || field.relation !== null)
    .flatMap((field) => [null, ...functionsOf(field)].map((call) => ({ field, call, label: nameOf(field, call) })))
}

function matches(label: string, search: string): boolean {
  return label.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase())
}
