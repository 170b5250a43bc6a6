import type { ReactElement } from 'react'
import { textOption } from '../../../model/read-options.ts'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** A dot in the color and its code; words that are no code stay words. */
export function ColorValue({ value, options }: DisplayProps): ReactElement {
  const text = String(value)
  const isCode = /^(#|var\(|rgb|hsl)/i.test(text)
  const color = (isCode ? cssColor(text) : undefined) ?? (isCode ? cssColor(textOption(options, 'defaultColor') ?? '#B0BEC5') : undefined)
  return (
    <span className={styles['row']}>
      {color !== undefined && <span aria-hidden className={styles['dot']} style={{ backgroundColor: color }} />}
      <bdi className={isCode ? styles['mono'] : styles['cut']}>{text}</bdi>
    </span>
  )
}
