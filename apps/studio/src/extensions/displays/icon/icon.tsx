import type { ReactElement } from 'react'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** The icon, and its name, which says what it is where it cannot be drawn. */
export function IconValue({ value, options }: DisplayProps): ReactElement {
  const name = String(value)
  return (
    <span className={styles['row']}>
      <StoredIcon name={name} color={cssColor(textOption(options, 'color'))} isFilled={flagOption(options, 'filled')} />
      <span className={styles['mono']}>{name}</span>
    </span>
  )
}
