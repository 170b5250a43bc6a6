import { Clock } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import styles from './filters.module.css'

export interface MomentInputProps {
  readonly type: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly label: string
}

const relatives = [
  ['now', '$NOW'],
  ['dayAgo', '$NOW(-1 day)'],
  ['weekAgo', '$NOW(-1 week)'],
  ['monthAgo', '$NOW(-1 month)'],
  ['yearAgo', '$NOW(-1 year)'],
  ['dayAhead', '$NOW(+1 day)'],
  ['weekAhead', '$NOW(+1 week)'],
] as const

const inputTypes: Readonly<Record<string, string>> = { date: 'date', time: 'time' }

/** A date or time: a fixed one, or one seen from now. */
export function MomentInput({ type, value, onChange, label }: MomentInputProps): ReactElement {
  const { t } = useTranslation()
  const text = typeof value === 'string' ? value : ''
  const isRelative = text.startsWith('$')
  return (
    <div className={styles['moment']}>
      <Input
        aria-label={label}
        type={isRelative ? 'text' : (inputTypes[type] ?? 'datetime-local')}
        step={type === 'time' ? 1 : undefined}
        value={isRelative ? text : localText(text, type)}
        onChange={(event) => onChange(storedText(event.target.value, type))}
      />
      <Menu
        trigger={
          <Button isIcon kind="quiet" aria-label={t('filters.relative')}>
            <Clock aria-hidden />
          </Button>
        }
      >
        {relatives.map(([name, variable]) => (
          <MenuItem key={name} onSelect={() => onChange(variable)}>
            {t(`filters.relatives.${name}`)}
          </MenuItem>
        ))}
        {isRelative && <MenuItem onSelect={() => onChange(null)}>{t('filters.relatives.fixed')}</MenuItem>}
      </Menu>
    </div>
  )
}

/** Moments in time are stored in UTC and typed in local time; dates and times of day are what they are. */
function storedText(text: string, type: string): string | null {
  if (text === '') return null
  if (text.startsWith('$') || type !== 'timestamp') return text
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString()
}

function localText(text: string, type: string): string {
  if (type !== 'timestamp' || !text.endsWith('Z')) return text
  const moment = new Date(text)
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return Number.isNaN(moment.getTime()) ? text : local.toISOString().slice(0, 16)
}
