import { DndContext, type DragEndEvent, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { joinFilters } from '../../../filters/filter-tree.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey, readableKey } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'
import { renderTemplate } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import type { LayoutProps } from '../define-layout.ts'
import { layoutQueries } from '../layout-queries.ts'
import styles from '../layouts.module.css'
import { useMove } from '../use-move.ts'
import { calendarParts, weekdayName } from './calendar-parts.ts'
import { addMonths, type Day, dayOf, itemsByDay, rangeFilter, shifted, weeksOf } from './month.ts'

const maxItems = 1000

/** A list as a calendar. */
export function Calendar(props: LayoutProps): ReactElement {
  const { t } = useTranslation()
  const { start } = calendarParts(props)
  if (start === null) return <p className={styles['scroller']}>{t('lists.layout.noDate')}</p>
  return <Months {...props} start={start} />
}

function Months({ start, ...props }: LayoutProps & { readonly start: ModelField }): ReactElement {
  const { collection, list, options, onOptions, canUpdateField } = props
  const { end, firstDay } = calendarParts(props)
  const month = monthOf(options['viewInfo'])
  const weeks = useMemo(() => weeksOf(month, firstDay), [month, firstDay])
  const days = weeks.flat()
  const filter = joinFilters(list.filter, rangeFilter(days[0] ?? month, days.at(-1) ?? month, start, end))
  const query = layoutQueries.first({ ...list, ...(filter !== undefined && { filter }) }, maxItems)
  const { data: items = [] } = useQuery(query)
  const move = useMove(collection, query.queryKey)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const canMove = canUpdateField(start.name) && (end === null || canUpdateField(end.name))
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    const item = items.find((one) => itemKey(collection, one) === active.data.current?.['key'])
    if (item !== undefined && over !== null) {
      const distance = daysBetween(String(active.data.current?.['day']), String(over.id))
      if (distance !== 0) void move(movedBy(item, distance, start, end))
    }
  }
  return (
    <div className={styles['scroller']}>
      <MonthHead month={month} onChange={(next) => onOptions({ viewInfo: { type: 'dayGridMonth', startDateStr: next } })} />
      <DndContext sensors={sensors} onDragEnd={onDragEnd}>
        <MonthTable {...props} weeks={weeks} month={month} canMove={canMove} byDay={itemsByDay(items, days, start, end)} />
      </DndContext>
    </div>
  )
}

function MonthHead({ month, onChange }: { readonly month: Day; readonly onChange: (month: Day) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles['calendarHead']}>
      <h2 className={styles['month']} aria-live="polite">
        {format.date(new Date(`${month}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })}
      </h2>
      <Button kind="quiet" isIcon aria-label={t('lists.layout.previousMonth')} onClick={() => onChange(addMonths(month, -1))}>
        <ChevronLeft aria-hidden />
      </Button>
      <Button kind="quiet" isIcon aria-label={t('lists.layout.nextMonth')} onClick={() => onChange(addMonths(month, 1))}>
        <ChevronRight aria-hidden />
      </Button>
      <Button onClick={() => onChange(today())}>{t('lists.layout.today')}</Button>
    </div>
  )
}

interface MonthTableProps extends LayoutProps {
  readonly weeks: readonly (readonly Day[])[]
  readonly month: Day
  readonly byDay: ReadonlyMap<Day, readonly Item[]>
  readonly canMove: boolean
}

function MonthTable({ weeks, month, byDay, canMove, ...props }: MonthTableProps): ReactElement {
  const { t } = useTranslation()
  const { firstDay } = calendarParts(props)
  return (
    <table className={styles['calendar']} aria-label={t('lists.layout.calendar', { name: props.collection.title })}>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((offset) => (
            <th key={offset} scope="col">
              {weekdayName((firstDay + offset) % 7, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                {...props}
                day={day}
                items={byDay.get(day) ?? []}
                isOutside={day.slice(0, 7) !== month.slice(0, 7)}
                canMove={canMove}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayCellProps extends LayoutProps {
  readonly day: Day
  readonly items: readonly Item[]
  readonly isOutside: boolean
  readonly canMove: boolean
}

function DayCell({ day, items, isOutside, canMove, ...props }: DayCellProps): ReactElement {
  const { setNodeRef, isOver } = useDroppable({ id: day })
  return (
    <td
      ref={setNodeRef}
      className={styles['day']}
      data-outside={isOutside || undefined}
      data-over={isOver || undefined}
      data-today={day === today() || undefined}
    >
      <time dateTime={day} className={styles['dayNumber']}>
        {Number(day.slice(8))}
      </time>
      {items.map((item) => (
        <DayItem key={itemKey(props.collection, item)} {...props} item={item} day={day} canMove={canMove} />
      ))}
    </td>
  )
}

function DayItem({
  item,
  day,
  canMove,
  ...props
}: LayoutProps & { readonly item: Item; readonly day: Day; readonly canMove: boolean }): ReactElement {
  const { collection } = props
  const key = itemKey(collection, item) ?? ''
  const name = renderTemplate(calendarParts(props).template, item) || readableKey(key)
  const { setNodeRef, listeners, transform } = useDraggable({ id: `${key} ${day}`, data: { key, day }, disabled: !canMove })
  return (
    <Link
      ref={setNodeRef}
      to="/content/$collection/$key"
      params={{ collection: collection.name, key }}
      className={styles['event']}
      draggable={false}
      title={name}
      {...listeners}
      style={transform === null ? undefined : { transform: `translate(${transform.x}px, ${transform.y}px)` }}
    >
      <bdi>{name}</bdi>
    </Link>
  )
}

function movedBy(item: Item, days: number, start: ModelField, end: ModelField | null) {
  const names = end === null ? [start.name] : [start.name, end.name]
  const values = Object.fromEntries(names.map((name) => [name, shifted(item[name], days)]))
  return { item, values, shown: values, before: Object.fromEntries(names.map((name) => [name, item[name]])) }
}

function monthOf(viewInfo: unknown): Day {
  const stored =
    typeof viewInfo === 'object' && viewInfo !== null && 'startDateStr' in viewInfo ? dayOf(viewInfo.startDateStr, { type: 'date' }) : null
  return stored ?? today()
}

function today(): Day {
  return dayOf(new Date().toISOString(), { type: 'timestamp' }) ?? ''
}

function daysBetween(one: Day, other: Day): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000)
}
