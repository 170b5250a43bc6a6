import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import { type Tone, tones } from '../presentation-tone.ts'
import styles from './presentation-notice.module.css'

const usualIcons = { normal: Info, info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

/** Words in a soft box, with an icon that says how much they matter. */
export function PresentationNotice({ options }: InterfaceProps): ReactElement {
  const tone: Tone = oneOfOption(options, 'color', tones)
  const icon = textOption(options, 'icon')
  const Usual = usualIcons[tone]
  return (
    <div role="note" className={styles['notice']} data-tone={tone}>
      {icon === undefined ? <Usual aria-hidden /> : <OptionIcon name={icon} />}
      <p className={styles['text']}>{wordsOption(options, 'text')}</p>
    </div>
  )
}
