import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model, ModelCollection, Options } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { addNode, replaceNode } from './edit-filter.ts'
import { completePart, type FilterGroup, parseFilter, printFilter } from './filter-tree.ts'
import styles from './filters.module.css'
import { GroupEditor } from './group-editor.tsx'

export interface FilterBuilderProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly filter: Options | null | undefined
  /** Called with what is complete; `null` when nothing is left. */
  readonly onApply: (filter: Options | null) => void
  readonly onCancel: () => void
}

/** Edits a filter. Nothing is applied before one says so, and nothing half-typed then. */
export function FilterBuilder({ model, collection, filter, onApply, onCancel }: FilterBuilderProps): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<FilterGroup>(() => parseFilter(filter))
  const apply = (group: FilterGroup): void => onApply(printFilter(wrapped(completePart(group))))
  return (
    <>
      <h2 className={styles['title']}>{t('filters.title')}</h2>
      {draft.nodes.length === 0 && <p className={styles['note']}>{t('filters.none')}</p>}
      <GroupEditor
        model={model}
        collection={collection}
        group={draft}
        place={[]}
        onReplace={(place, node) => setDraft((group) => replaceNode(group, place, node))}
        onAdd={(place, node) => setDraft((group) => addNode(group, place, node))}
        onSubmit={() => apply(draft)}
      />
      <div className={styles['actions']}>
        {draft.nodes.length > 0 && (
          <Button kind="quiet" onClick={() => apply({ ...draft, nodes: [] })}>
            {t('filters.clear')}
          </Button>
        )}
        <span className={styles['space']} />
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button kind="primary" onClick={() => apply(draft)}>
          {t('filters.apply')}
        </Button>
      </div>
    </>
  )
}

/** Filters are stored inside `_and`, whatever is in them. */
function wrapped(group: FilterGroup): FilterGroup {
  return group.join === 'and' || group.nodes.length === 0 ? group : { kind: 'group', join: 'and', nodes: [group] }
}
