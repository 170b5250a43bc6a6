import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../extensions/displays/value.tsx'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { classNames } from '../../ui/class-names.ts'
import { isRawText, parseRaw, rawText } from '../model/raw-value.ts'
import styles from './form.module.css'

/** Edits what no interface does: texts as they are, all else as JSON. */
export function FallbackEditor(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const { value, field, model, onChange, control, isDisabled } = props
  const shown = rawText(field, value)
  const [typed, setTyped] = useState(shown)
  const [known, setKnown] = useState(shown)
  if (known !== shown) {
    setKnown(shown)
    setTyped(shown)
  }
  if (!field.hasColumn && field.link === null)
    return value == null ? (
      <p className={styles['empty']}>{t('form.noEditor')}</p>
    ) : (
      <Value value={value} field={field} model={model} size="full" />
    )
  const change = (text: string): void => {
    setTyped(text)
    const parsed = parseRaw(field, text)
    if (parsed === undefined) return
    setKnown(rawText(field, parsed))
    onChange(parsed)
  }
  return (
    <textarea
      {...control}
      rows={1}
      className={classNames(styles['text'], !isRawText(field) && styles['code'])}
      value={typed}
      disabled={isDisabled}
      onChange={(event) => change(event.target.value)}
    />
  )
}
