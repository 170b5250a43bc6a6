// biome-ignore-all lint/a11y/useSemanticElements: the grid of days has roving focus, which a table element alone does not say
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells have the focus
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './calendar.module.css'
import { addDays, addMonths, dateOf, firstWeekdayOf, monthDays, weekdayOf } from './month-days.ts'

export interface CalendarProps {
  /** The day that is chosen, `2026-03-01`. */
  readonly day: string | null
  /** The day that is now. */
  readonly today: string
  readonly locale: string
  readonly onChoose: (day: string) => void
  readonly words: { readonly previous: string; readonly next: string }
}

/** A month to choose a day from. Arrows move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ day, today, locale, onChoose, words }: CalendarProps): ReactElement {
  const grid = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(day ?? today)
  const firstWeekday = firstWeekdayOf(locale)
  const month = formatDay(active, locale, { month: 'long', year: 'numeric' })
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = movedDay(event.key, active, firstWeekday)
    if (next === null) return
    event.preventDefault()
    setActive(next)
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  }
  return (
    <div className={styles['calendar']}>
      <header className={styles['header']}>
        <Button kind="quiet" isIcon aria-label={words.previous} onClick={() => setActive(addMonths(active, -1))}>
          <ChevronLeft aria-hidden className={styles['arrow']} />
        </Button>
        <h3 aria-live="polite" className={styles['month']}>
          {month}
        </h3>
        <Button kind="quiet" isIcon aria-label={words.next} onClick={() => setActive(addMonths(active, 1))}>
          <ChevronRight aria-hidden className={styles['arrow']} />
        </Button>
      </header>
      <div ref={grid} role="grid" aria-label={month} onKeyDown={onKeyDown}>
        <Weeks weeks={monthDays(active.slice(0, -3), firstWeekday)} {...{ day, active, today, locale, onChoose }} />
      </div>
    </div>
  )
}

interface WeeksProps extends Omit<CalendarProps, 'words'> {
  readonly weeks: readonly (readonly string[])[]
  readonly active: string
}

function Weeks({ weeks, locale, ...days }: WeeksProps): ReactElement {
  return (
    <>
      <div role="row" className={styles['week']}>
        {(weeks[0] ?? []).map((one) => (
          <span key={one} role="columnheader" className={styles['weekday']} aria-label={formatDay(one, locale, { weekday: 'long' })}>
            {formatDay(one, locale, { weekday: 'narrow' })}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={styles['week']}>
          {week.map((one) => (
            <Day key={one} one={one} locale={locale} {...days} />
          ))}
        </div>
      ))}
    </>
  )
}

function Day({ one, day, active, today, locale, onChoose }: Omit<WeeksProps, 'weeks'> & { readonly one: string }): ReactElement {
  return (
    <div role="gridcell" aria-selected={one === day}>
      <button
        type="button"
        className={styles['day']}
        tabIndex={one === active ? 0 : -1}
        aria-label={formatDay(one, locale, { dateStyle: 'full' })}
        aria-current={one === today ? 'date' : undefined}
        data-chosen={one === day || undefined}
        data-outside={one.slice(0, -3) !== active.slice(0, -3) || undefined}
        onClick={() => onChoose(one)}
      >
        {formatDay(one, locale, { day: 'numeric' })}
      </button>
    </div>
  )
}

function formatDay(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(dateOf(day))
}

function movedDay(key: string, day: string, firstWeekday: number): string | null {
  const months = monthSteps[key]
  if (months !== undefined) return addMonths(day, months)
  const inWeek = (weekdayOf(day) - firstWeekday + 7) % 7
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  const days: Readonly<Record<string, number>> = { ...daySteps, ArrowLeft: -forward, ArrowRight: forward, Home: -inWeek, End: 6 - inWeek }
  return key in days ? addDays(day, days[key] ?? 0) : null
}

const daySteps = { ArrowUp: -7, ArrowDown: 7 }
const monthSteps: Readonly<Record<string, number>> = { ['PageUp']: -1, ['PageDown']: 1 }
