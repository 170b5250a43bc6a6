import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { linkedItems } from '../../../filters/suggestion-queries.ts'
import { itemKey, plainValue } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'
import type { LayoutProps } from '../define-layout.ts'
import { layoutQueries } from '../layout-queries.ts'
import styles from '../layouts.module.css'
import { useMove } from '../use-move.ts'
import { boardParts } from './board-parts.ts'
import { DraggedCard, KanbanLane } from './kanban-lane.tsx'
import { lanesOf, valueOfLane } from './lanes.ts'

const maxItems = 1000

/** A list as a board. */
export function Kanban(props: LayoutProps): ReactElement {
  const { t } = useTranslation()
  const { group } = boardParts(props)
  if (group === null) return <p className={styles['scroller']}>{t('lists.layout.noGroup')}</p>
  return <Board {...props} group={group} />
}

function Board({ group, ...props }: LayoutProps & { readonly group: ModelField }): ReactElement {
  const { t } = useTranslation()
  const { model, collection, list, options, canUpdateField } = props
  const query = layoutQueries.first(list, maxItems)
  const { data: items = [] } = useQuery(query)
  const { data: linked = [] } = useQuery({ ...linkedItems(model, group, ''), enabled: group.link !== null })
  const move = useMove(collection, query.queryKey)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor))
  const known = group.link === null ? (group.choices ?? []) : linked
  const lanes = lanesOf(group, items, known, {
    none: t('lists.group.empty'),
    isNoneShown: options['showUngrouped'] === true && !group.isRequired,
  })
  const canMove = canUpdateField(group.name)
  const [draggedKey, setDraggedKey] = useState<string | null>(null)
  const dragged = draggedKey === null ? undefined : items.find((one) => itemKey(collection, one) === draggedKey)
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    setDraggedKey(null)
    const item = items.find((one) => itemKey(collection, one) === active.id)
    if (item === undefined || over === null) return
    const lane = String(over.id).slice('lane-'.length)
    const before = plainValue(item[group.name], group) ?? null
    if (String(before ?? '') === lane) return
    const value = valueOfLane(group, lane)
    const shown = group.link?.field == null || value === null ? value : { [group.link.field]: value }
    void move({ item, values: { [group.name]: value }, shown: { [group.name]: shown }, before: { [group.name]: before } })
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={laneUnder}
      onDragStart={({ active }) => setDraggedKey(String(active.id))}
      onDragCancel={() => setDraggedKey(null)}
      onDragEnd={onDragEnd}
    >
      <section className={styles['board']} aria-label={t('lists.layout.board', { name: collection.title })}>
        {lanes.map((lane) => (
          <KanbanLane key={lane.id} lane={lane} canMove={canMove} {...props} />
        ))}
      </section>
      <DragOverlay>{dragged !== undefined && <DraggedCard {...props} item={dragged} />}</DragOverlay>
    </DndContext>
  )
}

/** The lane the pointer is in; by keyboard, the one the card covers most. */
const laneUnder: CollisionDetection = (drag) => {
  const under = pointerWithin(drag)
  return under.length > 0 ? under : rectIntersection(drag)
}
