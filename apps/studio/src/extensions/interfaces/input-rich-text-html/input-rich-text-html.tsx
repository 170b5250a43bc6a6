import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberOption, oneOfOption, textsOption } from '../../../model/read-options.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { CodeEditor } from '../../../ui/code-editor/code-editor.tsx'
import proseStyles from '../../../ui/prose.module.css'
import { plainText } from '../../displays/formatted-value/formatted-text.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { LengthNote } from '../input/length-note.tsx'
import { textOf } from '../stored-text.ts'
import { editorExtensions } from './editor-extensions.ts'
import { HtmlDialog } from './html-dialog.tsx'
import { type DialogName, HtmlToolbar } from './html-toolbar.tsx'
import { usualHtmlTools } from './html-tools.ts'
import styles from './input-rich-text-html.module.css'
import { lostParts } from './lost-elements.ts'

/**
 * Text as it will look. HTML with parts the editor does not know is first shown as its source, since opening and changing
 * it here would take them out.
 */
export function InputRichTextHtml(props: InterfaceProps): ReactElement {
  const { value, onChange, field, options, control, isDisabled } = props
  const { t } = useTranslation()
  const html = textOf(value)
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [isFullscreen, setIsFullscreen] = useState(false)
  const editor = useHtmlEditor(props, () => setDialog('link'))
  const [lost] = useState(() => (editor === null || html === '' ? [] : lostParts(html, editor.getHTML())))
  const [isSource, setIsSource] = useState(lost.length > 0)
  if (isSource || editor === null) {
    return (
      <div className={styles['source']}>
        {lost.length > 0 && <p className={styles['note']}>{t('interfaces.lostParts', { parts: lost.join(', ') })}</p>}
        <CodeEditor
          id={control.id}
          label={field.title}
          text={html}
          language="htmlmixed"
          isDisabled={isDisabled}
          onChange={(next) => onChange(next === '' ? null : next)}
        />
        <div>
          <Button onClick={() => setIsSource(false)}>{t('interfaces.asText')}</Button>
        </div>
      </div>
    )
  }
  return (
    <div
      className={classNames(styles['editor'], isFullscreen && styles['full'])}
      data-invalid={control['aria-invalid']}
      data-disabled={isDisabled || undefined}
    >
      {!isDisabled && (
        <HtmlToolbar
          editor={editor}
          tools={textsOption(options, 'toolbar') ?? usualHtmlTools}
          isFullscreen={isFullscreen}
          onDialog={setDialog}
          onSource={() => setIsSource(true)}
          onFullscreen={() => setIsFullscreen(!isFullscreen)}
        />
      )}
      <EditorContent
        editor={editor}
        className={classNames(proseStyles['prose'], styles['text'])}
        data-font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
      />
      <LengthNote text={plainText(html)} softLength={numberOption(options, 'softLength')} maxLength={null} />
      {dialog !== null && <HtmlDialog name={dialog} editor={editor} onClose={() => setDialog(null)} />}
    </div>
  )
}

/** The editor of a value: what is typed is stored, and another value from elsewhere takes the text's place. */
function useHtmlEditor({ value, onChange, field, control, isDisabled }: InterfaceProps, onLink: () => void) {
  const html = textOf(value)
  const latest = useRef({ html, onChange, onLink })
  const editor = useEditor({
    extensions: editorExtensions,
    content: html,
    editable: !isDisabled,
    editorProps: {
      attributes: { id: control.id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': field.title, dir: 'auto' },
      handleKeyDown: (_view, event) => {
        if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return false
        event.preventDefault()
        event.stopPropagation()
        latest.current.onLink()
        return true
      },
    },
    onUpdate: ({ editor: changed }) => {
      const next = changed.isEmpty ? null : changed.getHTML()
      latest.current = { ...latest.current, html: next ?? '' }
      latest.current.onChange(next)
    },
  })
  useEffect(() => {
    const isForeign = html !== latest.current.html
    latest.current = { html, onChange, onLink }
    if (isForeign) editor?.commands.setContent(html, { emitUpdate: false })
    if (editor !== null && editor.isEditable === isDisabled) editor.setEditable(!isDisabled, false)
  }, [editor, html, isDisabled, onChange, onLink])
  return editor
}
