import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { textOption } from '../../../model/read-options.ts'
import { parseTemplate } from '../../../model/template.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { Json } from '../json/json.tsx'
import { renderEntries } from './render-entries.ts'

/** Each entry by the template; without one the count of entries, and in full all of it. */
export function FormattedJsonValue(props: DisplayProps): ReactElement {
  const { value, options, size } = props
  const { t } = useTranslation()
  const format = textOption(options, 'format')
  if (format === undefined) {
    if (size === 'full' || !Array.isArray(value)) return <Json {...props} />
    return <span title={JSON.stringify(value).slice(0, 300)}>{t('values.json', { count: value.length })}</span>
  }
  const texts = renderEntries(value, parseTemplate(format))
  if (size === 'cell') return <bdi title={texts.join(', ')}>{texts.join(', ')}</bdi>
  return (
    <ul className={styles['entries']}>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries may repeat, and never move
        <li key={index}>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}
