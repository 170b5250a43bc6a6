import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey, readableKey } from '../../../model/item-key.ts'
import { renderTemplate } from '../../../model/template.ts'
import { DragHandle } from '../../../ui/drag-handle.tsx'
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
  const { collection } = props
  const key = itemKey(collection, item) ?? ''
  const name = nameOfCard(item, props)
  const draggable = useDraggable({ id: key, disabled: !canMove })
  return (
    <li ref={draggable.setNodeRef} className={styles['card']} data-left={draggable.isDragging || undefined}>
      <CardFace {...props} item={item}>
        <Link to="/content/$collection/$key" params={{ collection: collection.name, key }} className={styles['cardLink']} draggable={false}>
          <bdi>{name}</bdi>
        </Link>
      </CardFace>
      {canMove && <DragHandle drag={draggable} label={t('lists.layout.move', { name })} className={styles['handle']} />}
    </li>
  )
}

/** The card that follows the pointer, over all lanes. */
export function DraggedCard({ item, ...props }: LayoutProps & { readonly item: Item }): ReactElement {
  return (
    <div className={styles['card']} data-dragged>
      <CardFace {...props} item={item}>
        <bdi className={styles['cardLink']}>{nameOfCard(item, props)}</bdi>
      </CardFace>
    </div>
  )
}

function nameOfCard(item: Item, props: LayoutProps): string {
  return renderTemplate(boardParts(props).title, item) || readableKey(itemKey(props.collection, item) ?? '')
}

/** A picture, the name, and what else a card shows. */
function CardFace({ item, children, ...props }: LayoutProps & { readonly item: Item; readonly children: ReactNode }): ReactElement {
  const { text, date, image } = boardParts(props)
  return (
    <>
      {image !== null && <CardPicture item={item} field={image} />}
      {children}
      {[text, date].map(
        (field) =>
          field !== null && (
            <span key={field.name} className={styles['second']}>
              <Value value={item[field.name]} field={field} model={props.model} size="cell" />
            </span>
          ),
      )}
    </>
  )
}
