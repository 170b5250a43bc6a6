import { useQuery } from '@tanstack/react-query'
import { ListFilter, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resolvePath } from '../model/field-path.ts'
import type { Model, ModelCollection, ModelField, Options } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { replaceNode } from './edit-filter.ts'
import { FilterBuilder } from './filter-builder.tsx'
import { type FilterNode, parseFilter, printFilter } from './filter-tree.ts'
import styles from './filters.module.css'
import { linkedName } from './suggestion-queries.ts'
import { useSentences } from './use-sentences.ts'

export interface FilterBarProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly filter: Options | undefined
  readonly onChange: (filter: Options | undefined) => void
}

/** The filter of a list as sentences, each of which can be edited or taken out. */
export function FilterBar({ model, collection, filter, onChange }: FilterBarProps): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const group = parseFilter(filter)
  const close = (): void => setIsOpen(false)
  return (
    <div className={styles['chips']}>
      <Popover
        label={t('filters.title')}
        className={styles['builder']}
        align="start"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button kind="quiet" aria-label={t('filters.add')}>
            <ListFilter aria-hidden />
            {t('filters.filter')}
          </Button>
        }
      >
        <FilterBuilder
          model={model}
          collection={collection}
          filter={filter}
          onCancel={close}
          onApply={(next) => {
            close()
            onChange(next ?? undefined)
          }}
        />
      </Popover>
      {group.nodes.length > 0 && (
        <ul className={styles['chips']} aria-label={t('filters.applied')}>
          {group.nodes.map((node, index) => (
            <Chip
              key={JSON.stringify(node)}
              model={model}
              collection={collection}
              node={node}
              onEdit={() => setIsOpen(true)}
              onRemove={() => onChange(printFilter(replaceNode(group, [index], null)) ?? undefined)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

interface ChipProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly node: FilterNode
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function Chip({ model, collection, node, onEdit, onRemove }: ChipProps): ReactElement {
  const { t } = useTranslation()
  const { sentence, ruleSentence } = useSentences(model, collection)
  const parts = node.kind === 'rule' ? ruleSentence(node) : null
  const linked = node.kind === 'rule' ? resolvePath(model, collection, node.path) : null
  const name = useLinkName(model, linked?.call === null ? linked.field : null, node.kind === 'rule' ? node.value : null)
  const value = name ?? parts?.value ?? ''
  const text = parts === null ? sentence(node) : [parts.field, parts.operator, value].filter((part) => part !== '').join(' ')
  return (
    <li className={styles['chip']}>
      <button type="button" className={styles['sentence']} title={text} onClick={onEdit}>
        {parts === null ? (
          <bdi>{text}</bdi>
        ) : (
          <>
            <bdi>{parts.field}</bdi> <span className={styles['word']}>{parts.operator}</span> {value !== '' && <bdi>{value}</bdi>}
          </>
        )}
      </button>
      <button type="button" className={styles['remove']} aria-label={t('filters.remove', { sentence: text })} onClick={onRemove}>
        <X aria-hidden />
      </button>
    </li>
  )
}

/** The name of the item a condition on a link is about. */
function useLinkName(model: Model, field: ModelField | null, value: unknown): string | undefined {
  const { t } = useTranslation()
  const isKey = typeof value === 'number' || (typeof value === 'string' && !value.startsWith('$'))
  const isLink = field?.link?.field != null && model.collections.has(field.link.collection)
  const query = linkedName(model, field ?? nowhere, String(value))
  const { data } = useQuery({ ...query, enabled: isKey && isLink })
  if (value === '$CURRENT_USER') return t('filters.me')
  return isKey && isLink ? data : undefined
}

const nowhere = { link: null } as ModelField
