import { FolderPlus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model, ModelCollection } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Select } from '../ui/select.tsx'
import type { NodePlace } from './edit-filter.ts'
import { FieldButton } from './field-button.tsx'
import type { FilterGroup, FilterNode } from './filter-tree.ts'
import styles from './filters.module.css'
import { RuleEditor, ruleAt } from './rule-editor.tsx'

export interface GroupEditorProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly group: FilterGroup
  readonly place: NodePlace
  readonly onReplace: (place: NodePlace, node: FilterNode | null) => void
  readonly onAdd: (place: NodePlace, node: FilterNode) => void
  readonly onSubmit: () => void
}

/** Conditions that all or any have to hold, and groups of them. */
export function GroupEditor({ group, place, ...context }: GroupEditorProps): ReactElement {
  const { model, collection, onReplace, onAdd, onSubmit } = context
  const { t } = useTranslation()
  const isInner = place.length > 0
  return (
    <div className={classNames(styles['group'], isInner && styles['inner'])}>
      {(isInner || group.nodes.length > 1) && <GroupHead group={group} place={place} onReplace={onReplace} />}
      <ul className={styles['group']}>
        {group.nodes.map((node, index) => {
          const at = [...place, index]
          const key = at.join('-')
          if (node.kind === 'group') {
            return (
              <li key={key}>
                <GroupEditor {...context} group={node} place={at} />
              </li>
            )
          }
          const remove = (): void => onReplace(at, null)
          if (node.kind === 'rule') {
            return (
              <RuleEditor
                key={key}
                {...{ model, collection, onSubmit }}
                rule={node}
                onChange={(rule) => onReplace(at, rule)}
                onRemove={remove}
              />
            )
          }
          return (
            <li key={key} className={styles['rule']}>
              <code className={styles['raw']}>{JSON.stringify(node.filter)}</code>
              <Button kind="quiet" isIcon aria-label={t('filters.removeRule')} onClick={remove}>
                <X aria-hidden />
              </Button>
            </li>
          )
        })}
      </ul>
      <div className={styles['groupHead']}>
        <FieldButton
          {...{ model, collection }}
          onPick={(path) => {
            const rule = ruleAt(model, collection, path)
            if (rule !== null) onAdd(place, rule)
          }}
        />
        <Button kind="quiet" onClick={() => onAdd(place, { kind: 'group', join: 'or', nodes: [] })}>
          <FolderPlus aria-hidden />
          {t('filters.addGroup')}
        </Button>
      </div>
    </div>
  )
}

function GroupHead({ group, place, onReplace }: Pick<GroupEditorProps, 'group' | 'place' | 'onReplace'>): ReactElement {
  const { t } = useTranslation()
  const options = [
    { value: 'and', label: t('filters.and') },
    { value: 'or', label: t('filters.or') },
  ] as const
  return (
    <div className={styles['groupHead']}>
      <Select
        aria-label={t('filters.join')}
        value={group.join}
        options={options}
        onChange={(join) => onReplace(place, { ...group, join })}
      />
      {place.length > 0 && (
        <Button kind="quiet" isIcon aria-label={t('filters.removeGroup')} onClick={() => onReplace(place, null)}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  )
}
