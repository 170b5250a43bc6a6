import { json, jsonParseLinter } from '@codemirror/lang-json'
import { linter, lintGutter } from '@codemirror/lint'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeEditor } from '../../../ui/code-editor/code-editor.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'
import { parseJson, prettyJson } from './json-text.ts'

const lintJson = jsonParseLinter()
/** An empty field holds nothing, which is no mistake. */
const jsonExtensions = [json(), linter((view) => (view.state.doc.toString().trim() === '' ? [] : lintJson(view))), lintGutter()]

/** Code in its colors. Structures are stored parsed, and only while they can be. */
export function InputCode({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const isStructure = field.type === 'json' || field.type.startsWith('geometry')
  const [draft, setDraft] = useState<Draft | null>(null)
  const stored = isStructure ? prettyJson(value) : String(value ?? '')
  const text = draft !== null && draft.stored === stored ? draft.text : stored
  const isInvalid = isStructure && parseJson(text) === undefined
  const type = (next: string): void => {
    const parsed = isStructure ? parseJson(next) : next || null
    if (isStructure) setDraft({ text: next, stored: parsed === undefined ? stored : prettyJson(parsed) })
    if (parsed !== undefined) onChange(parsed)
  }
  const template = textOption(options, 'template')
  return (
    <div className={styles['stack']}>
      <CodeEditor
        id={control.id}
        label={field.title}
        describedBy={control['aria-describedby']}
        isInvalid={isInvalid || control['aria-invalid'] === true}
        isDisabled={isDisabled}
        text={text}
        onChange={type}
        placeholder={wordsOption(options, 'placeholder')}
        language={isStructure ? undefined : textOption(options, 'language')}
        hasLineNumbers={flagOption(options, 'lineNumber', true)}
        wrapsLines={flagOption(options, 'lineWrapping')}
        extensions={isStructure ? jsonExtensions : []}
      />
      {isInvalid && (
        <p role="status" className={styles['problem']}>
          {t('interfaces.invalidJson')}
        </p>
      )}
      {template !== undefined && !isDisabled && text === '' && (
        <div>
          <Button onClick={() => type(template)}>{t('interfaces.fillTemplate')}</Button>
        </div>
      )}
    </div>
  )
}

interface Draft {
  readonly text: string
  /** What was stored when it was typed: another value from elsewhere replaces the draft. */
  readonly stored: string
}
