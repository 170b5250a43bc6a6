import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { inputForm, isMomentType, type MomentType, momentForm, momentInputs, storedForm } from '../../../model/moment-forms.ts'
import { textOption } from '../../../model/read-options.ts'
import { Button } from '../../../ui/button.tsx'
import { CalendarButton } from '../../../ui/calendar-button.tsx'
import { FramedInput } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'

/** A moment, typed part by part in the order of the browser's locale, or chosen from a calendar. */
export function DatetimeInterface({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const type = isMomentType(field.type) ? field.type : 'dateTime'
  const timeZone = type === 'timestamp' ? textOption(options, 'tz') : undefined
  const text = inputForm(value, type, timeZone)
  const emit = (next: string): void => onChange(storedForm(next, type, timeZone))
  const setNow = (): void => onChange(momentForm(new Date(), type, timeZone))
  return (
    <div className={styles['list']}>
      <FramedInput
        {...control}
        type={momentInputs[type]}
        step={options['includeSeconds'] === true || /:\d\d:(?!00)\d\d$/.test(text) ? 1 : 60}
        value={text}
        disabled={isDisabled}
        onChange={(event) => emit(event.target.value)}
        end={isDisabled ? null : <PickButton {...{ type, text, emit, setNow, name: field.title }} />}
      />
      {timeZone !== undefined && <p className={styles['note']}>{t('interfaces.inZone', { zone: timeZone })}</p>}
    </div>
  )
}

interface PickButtonProps {
  readonly type: MomentType
  readonly text: string
  readonly emit: (text: string) => void
  readonly setNow: () => void
  readonly name: string
}

/** A calendar where there is a date, and only “Now” for a time of day. */
function PickButton({ type, text, emit, setNow, name }: PickButtonProps): ReactElement {
  const { t } = useTranslation()
  const { locale } = useFormat()
  if (type === 'time') {
    return (
      <Button kind="quiet" onClick={setNow}>
        {t('interfaces.now')}
      </Button>
    )
  }
  return (
    <CalendarButton
      day={text === '' ? null : text.slice(0, 10)}
      locale={locale}
      onChoose={(day) => emit(type === 'date' ? day : `${day}${text === '' ? 'T00:00:00' : text.slice(10)}`)}
      onNow={setNow}
      words={{
        open: t('interfaces.openCalendar', { name }),
        now: t(type === 'date' ? 'interfaces.today' : 'interfaces.now'),
        previous: t('interfaces.previousMonth'),
        next: t('interfaces.nextMonth'),
      }}
    />
  )
}
