import { ChevronRight } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import rowStyles from '../../../relations/components/related-rows.module.css'
import { RelatedRows } from '../../../relations/components/related-rows.tsx'
import { RelationNotice } from '../../../relations/components/relation-notice.tsx'
import { RowList } from '../../../relations/components/row-list.tsx'
import { type ListRelation, listRelation } from '../../../relations/model/list-relation.ts'
import type { ListRow } from '../../../relations/model/list-rows.ts'
import { hasChanges, readStaged } from '../../../relations/model/staged-list.ts'
import { type ListField, useListField } from '../../../relations/use-list-field.ts'
import type { InterfaceProps } from '../define-interface.ts'

/** Items below the edited one, and those below them. */
export function TreeView(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const relation = listRelation(props.model, props.field)
  if (relation === null) return <RelationNotice>{t('relations.unreadable')}</RelationNotice>
  if (relation.rows.name !== props.collection.name) return <RelationNotice>{t('relations.notTree')}</RelationNotice>
  return <Level props={props} relation={relation} />
}

const everyRow = -1

function Level({ props, relation }: { readonly props: InterfaceProps; readonly relation: ListRelation }): ReactElement {
  const list = useListField(props, { relation, hasColumns: false, limit: everyRow, template: props.options['displayTemplate'] })
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string): void => setOpen(new Set(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id]))
  return (
    <RelatedRows props={props} list={list}>
      <RowList
        props={props}
        list={list}
        picture={(row) => <Twist name={list.nameOf(row)} isOpen={open.has(row.id)} onToggle={() => toggle(row.id)} />}
        below={(row) =>
          open.has(row.id) && row.state !== 'removed' ? (
            <div className={rowStyles['below']}>
              <Level props={propsBelow(props, list, row)} relation={relation} />
            </div>
          ) : null
        }
      />
    </RelatedRows>
  )
}

function Twist({
  name,
  isOpen,
  onToggle,
}: {
  readonly name: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}): ReactElement {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={rowStyles['twist']}
      aria-expanded={isOpen}
      aria-label={t('relations.below', { name })}
      onClick={onToggle}
    >
      <ChevronRight aria-hidden />
    </button>
  )
}

/** The same field of a row: its changes are among those of the row. */
function propsBelow(props: InterfaceProps, list: ListField, row: ListRow): InterfaceProps {
  const { name } = props.field
  return {
    ...props,
    value: row.changes[name],
    stored: undefined,
    itemKey: row.key,
    item: row.item,
    onChange: (value) => list.change(row, withBelow(row.changes, name, value)),
  }
}

function withBelow(changes: Item, name: string, value: unknown): Item {
  if (hasChanges(readStaged(value))) return { ...changes, [name]: value }
  const { [name]: _unchanged, ...others } = changes
  return others
}
