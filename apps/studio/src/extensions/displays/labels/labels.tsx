import type { CSSProperties, ReactElement } from 'react'
import type { OptionChoice } from '../../../model/option-choices.ts'
import { flagOption } from '../../../model/read-options.ts'
import { Badge } from '../../../ui/badge.tsx'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { labelsOf } from './labels-of.ts'

/** Each value by the words of its choice; one that is no choice by itself. */
export function Labels({ value, field, options, size }: DisplayProps): ReactElement {
  const labels = labelsOf(value, field, options)
  const isDot = flagOption(options, 'showAsDot')
  return (
    <span className={size === 'full' ? styles['tagsFull'] : styles['tags']} title={labels.map((label) => label.label).join(', ')}>
      {labels.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat, and never move
        <Label key={index} choice={label} isDot={isDot} />
      ))}
    </span>
  )
}

function Label({ choice, isDot }: { readonly choice: OptionChoice; readonly isDot: boolean }): ReactElement {
  const color = cssColor(choice.color ?? choice.background)
  if (isDot) {
    return (
      <span className={styles['row']}>
        <span aria-hidden className={styles['dot']} style={{ backgroundColor: color ?? 'var(--rc-ink-faint)' }} />
        <bdi>{choice.label}</bdi>
      </span>
    )
  }
  return (
    <Badge style={colorsOf(choice)}>
      {choice.icon !== undefined && <StoredIcon name={choice.icon} color={color} />}
      <bdi>{choice.label}</bdi>
    </Badge>
  )
}

/** Colors a project chose as they are; one without a background is mixed into the paper, so that it reads in light and dark. */
function colorsOf({ color, foreground, background }: OptionChoice): CSSProperties {
  const [ink, paper, tint] = [cssColor(foreground), cssColor(background), cssColor(color)]
  if (paper !== undefined) return { backgroundColor: paper, ...(ink !== undefined && { color: ink }) }
  if (tint !== undefined) return { backgroundColor: `color-mix(in srgb, ${tint} 14%, var(--rc-sheet))`, color: 'var(--rc-ink-strong)' }
  return ink === undefined ? {} : { color: ink }
}
