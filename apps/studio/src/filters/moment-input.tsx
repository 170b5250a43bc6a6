import { Clock } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { inputForm, type MomentType, momentInputs, storedForm } from '../model/moment-forms.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import styles from './filters.module.css'

export interface MomentInputProps {
  readonly type: MomentType
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

/** A date or time: a fixed one, or one seen from now. */
export function MomentInput({ type, value, onChange, label }: MomentInputProps): ReactElement {
  const { t } = useTranslation()
  const text = typeof value === 'string' ? value : ''
  const isRelative = text.startsWith('$')
  return (
    <div className={styles['moment']}>
      <Input
        aria-label={label}
        type={isRelative ? 'text' : momentInputs[type]}
        step={type === 'time' ? 1 : undefined}
        value={isRelative ? text : inputForm(text, type, undefined)}
        onChange={(event) => onChange(isRelative ? event.target.value || null : storedForm(event.target.value, type, undefined))}
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
