import type { Editor } from '@tiptap/core'
import type { ChangeEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './input-rich-text-html.module.css'

export interface TextStyleToolsProps {
  /** The stored name of the tool. */
  readonly name: string
  readonly editor: Editor
}

const families = ['sans-serif', 'serif', 'monospace', 'Arial', 'Georgia', 'Verdana', 'Times New Roman', 'Courier New']
const sizes = ['8pt', '10pt', '12pt', '14pt', '18pt', '24pt', '36pt']

/** Colors, faces and sizes of letters; nothing for names that are none of these. */
export function TextStyleTools({ name, editor }: TextStyleToolsProps): ReactElement | null {
  const { t } = useTranslation()
  if (name === 'forecolor' || name === 'backcolor') {
    const isText = name === 'forecolor'
    const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
      const chain = editor.chain().focus()
      if (isText) chain.setColor(target.value).run()
      else chain.setBackgroundColor(target.value).run()
    }
    return <input type="color" className={styles['color']} aria-label={t(`interfaces.styleTools.${name}`)} onChange={choose} />
  }
  if (name !== 'fontfamily' && name !== 'fontsize') return null
  const isFamily = name === 'fontfamily'
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>): void => {
    const chain = editor.chain().focus()
    if (isFamily) chain.setFontFamily(target.value).run()
    else chain.setFontSize(target.value).run()
  }
  return (
    <select className={styles['select']} aria-label={t(`interfaces.styleTools.${name}`)} value="" onChange={choose}>
      <option value="">{t(`interfaces.styleTools.${name}`)}</option>
      {(isFamily ? families : sizes).map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  )
}
