import { Calendar as CalendarIcon } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import styles from './calendar.module.css'
import { Calendar, type CalendarProps } from './calendar.tsx'
import { Popover } from './popover.tsx'

export interface CalendarButtonProps extends Omit<CalendarProps, 'today' | 'words'> {
  /** Chooses the present day or moment. */
  readonly onNow: () => void
  readonly words: CalendarProps['words'] & { readonly open: string; readonly now: string }
}

/** A button that opens a calendar. */
export function CalendarButton({ onNow, onChoose, words, ...calendar }: CalendarButtonProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const closing = (act: () => void): void => {
    setIsOpen(false)
    act()
  }
  return (
    <Popover
      label={words.open}
      isModal
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onOpenAutoFocus={focusActiveDay}
      trigger={
        <Button kind="quiet" isIcon aria-label={words.open} className={styles['open']}>
          <CalendarIcon aria-hidden />
        </Button>
      }
    >
      <Calendar {...calendar} today={dayOfNow()} words={words} onChoose={(day) => closing(() => onChoose(day))} />
      <div className={styles['footer']}>
        <Button kind="quiet" onClick={() => closing(onNow)}>
          {words.now}
        </Button>
      </div>
    </Popover>
  )
}

function focusActiveDay(event: Event): void {
  const day = (event.currentTarget as HTMLElement | null)?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
  if (!day) return
  event.preventDefault()
  day.focus()
}

function dayOfNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
