import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import { GripVertical } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey, readableKey } from '../../../model/item-key.ts'
import { renderTemplate } from '../../../model/template.ts'
import { Value } from '../../displays/value.tsx'
import { CardPicture } from '../card-picture.tsx'
import type { LayoutProps } from '../define-layout.ts'
import styles from '../layouts.module.css'
import { boardParts } from './board-parts.ts'
import type { Lane } from './lanes.ts'

export interface KanbanLaneProps extends LayoutProps {
  readonly lane: Lane
  readonly canMove: boolean
}

/** One column of a board. */
export function KanbanLane({ lane, ...props }: KanbanLaneProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { setNodeRef, isOver } = useDroppable({ id: `lane-${lane.id}` })
  return (
    <section ref={setNodeRef} className={styles['lane']} data-over={isOver || undefined} aria-label={lane.label}>
      <h2 className={styles['laneTitle']}>
        <bdi>{lane.label}</bdi>
        <span className={styles['count']}>{format.number(lane.items.length)}</span>
      </h2>
      <ul className={styles['laneCards']} aria-label={t('lists.layout.lane', { name: lane.label })}>
        {lane.items.map((item) => (
          <KanbanCard key={itemKey(props.collection, item)} item={item} {...props} />
        ))}
      </ul>
    </section>
  )
}

function KanbanCard({ item, canMove, ...props }: Omit<KanbanLaneProps, 'lane'> & { readonly item: Item }): ReactElement {
  const { t } = useTranslation()
  const { model, collection } = props
  const { title, text, date, image } = boardParts(props)
  const key = itemKey(collection, item) ?? ''
  const name = renderTemplate(title, item) || readableKey(key)
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, isDragging } = useDraggable({ id: key, disabled: !canMove })
  const style = transform === null ? undefined : { transform: `translate(${transform.x}px, ${transform.y}px)` }
  return (
    <li ref={setNodeRef} className={styles['card']} data-dragged={isDragging || undefined} style={style}>
      {image !== null && <CardPicture item={item} field={image} />}
      <Link to="/content/$collection/$key" params={{ collection: collection.name, key }} className={styles['cardLink']} draggable={false}>
        <bdi>{name}</bdi>
      </Link>
      {[text, date].map(
        (field) =>
          field !== null && (
            <span key={field.name} className={styles['second']}>
              <Value value={item[field.name]} field={field} model={model} size="cell" />
            </span>
          ),
      )}
      {canMove && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles['handle']}
          {...attributes}
          {...listeners}
          aria-label={t('lists.layout.move', { name })}
        >
          <GripVertical aria-hidden />
        </button>
      )}
    </li>
  )
}
