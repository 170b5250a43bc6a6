import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { classNames } from '../../../ui/class-names.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formattedText } from './formatted-text.ts'
import { type Look, lookOf } from './look-of.ts'

/** A text or a number as the options want it; whole in its title where a list cuts it off. */
export function FormattedValue({ value, field, options, size }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const look = lookOf(value, field.type, options)
  const text = look.text ?? formattedText(value, field, { options, locale })
  if (text === '') return <span className={styles['faint']}>{t('values.emptyText')}</span>
  const isBoxed = look.background !== undefined || flagOption(options, 'border')
  return (
    <span
      className={classNames(size === 'full' ? styles['prose'] : styles['cut'], isBoxed && styles['boxed'], styles[fontOf(options)])}
      style={styleOf(look, options)}
      title={size === 'cell' ? text.slice(0, 1000) : undefined}
    >
      {look.icon !== undefined && <StoredIcon name={look.icon} color={cssColor(look.color)} />}
      <bdi>{size === 'cell' ? text.slice(0, 300).replace(/\s+/g, ' ') : text}</bdi>
    </span>
  )
}

function styleOf(look: Look, options: DisplayProps['options']): CSSProperties {
  return {
    color: cssColor(look.color),
    backgroundColor: cssColor(look.background),
    ...(flagOption(options, 'border') && { boxShadow: `inset 0 0 0 1px ${cssColor(look.color) ?? 'var(--rc-rule-strong)'}` }),
    ...(flagOption(options, 'bold') && { fontWeight: 650 }),
    ...(flagOption(options, 'italic') && { fontStyle: 'italic' }),
  }
}

function fontOf(options: DisplayProps['options']): string {
  const font = textOption(options, 'font')
  if (font === 'serif') return 'serif'
  return font === 'monospace' ? 'monospace' : 'sans'
}
