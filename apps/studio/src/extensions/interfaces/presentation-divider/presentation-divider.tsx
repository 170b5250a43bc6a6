import type { ReactElement } from 'react'
import { flagOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { cssColor } from '../../../ui/stored-color.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import styles from './presentation-divider.module.css'

/** A line between fields, with a title above or in it. */
export function PresentationDivider({ options }: InterfaceProps): ReactElement {
  const title = wordsOption(options, 'title')
  if (title === undefined) return <hr className={styles['line']} />
  return (
    <div
      className={styles['divider']}
      data-inline={flagOption(options, 'inlineTitle') || undefined}
      style={{ color: cssColor(textOption(options, 'color')) }}
    >
      <h3 className={styles['title']}>
        <OptionIcon name={textOption(options, 'icon')} />
        {title}
      </h3>
      <hr className={styles['line']} aria-hidden />
    </div>
  )
}
