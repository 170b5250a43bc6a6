import { type EditorView, keymap } from '@codemirror/view'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberOption, oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { CodeEditor } from '../../../ui/code-editor/code-editor.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { LengthNote } from '../input/length-note.tsx'
import { textOf } from '../stored-text.ts'
import styles from './input-rich-text-md.module.css'
import type { MarkdownEdit } from './markdown-edits.ts'
import { MarkdownToolbar } from './markdown-toolbar.tsx'
import { headingKeys, markdownTools } from './markdown-tools.ts'

const MarkdownPreview = lazy(async () => ({ default: (await import('./markdown-preview.tsx')).MarkdownPreview }))
const fonts = ['sans-serif', 'serif', 'monospace'] as const
const keys = keymap.of(
  [...markdownTools, ...headingKeys].flatMap(({ key, edit }) => (key === undefined ? [] : [{ key, run: runOf(edit) }])),
)

/** Markdown with buttons, keys and a preview. */
export function InputRichTextMd({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const [shown, setShown] = useState<'editor' | 'preview'>(options['defaultView'] === 'preview' ? 'preview' : 'editor')
  const [view, setView] = useState<EditorView | null>(null)
  const text = textOf(value)
  const editor = (
    <div className={styles['editor']} data-font={oneOfOption(options, 'editorFont', fonts)}>
      {!isDisabled && <MarkdownToolbar options={options} onEdit={(edit) => view !== null && runOf(edit)(view)} />}
      <CodeEditor
        id={control.id}
        label={field.title}
        describedBy={control['aria-describedby']}
        isInvalid={control['aria-invalid'] === true}
        isDisabled={isDisabled}
        text={text}
        onChange={(next) => onChange(next === '' ? null : next)}
        placeholder={wordsOption(options, 'placeholder')}
        language="markdown"
        hasLineNumbers={false}
        extensions={[keys]}
        onReady={setView}
      />
      <LengthNote text={text} softLength={numberOption(options, 'softLength')} maxLength={field.maxLength} />
    </div>
  )
  const preview = (
    <div className={styles['preview']} data-font={oneOfOption(options, 'previewFont', fonts)}>
      <Suspense fallback={null}>
        <MarkdownPreview text={text} imageToken={textOption(options, 'imageToken')} />
      </Suspense>
    </div>
  )
  return (
    <Tabs
      label={t('interfaces.viewsOf', { name: field.title })}
      shown={shown}
      onChange={setShown}
      tabs={[
        { name: 'editor', label: t('interfaces.edit'), content: editor },
        { name: 'preview', label: t('interfaces.preview'), content: preview },
      ]}
    />
  )
}

function runOf(edit: MarkdownEdit): (view: EditorView) => boolean {
  return (view) => {
    view.dispatch(view.state.update(edit(view.state), { userEvent: 'input' }))
    view.focus()
    return true
  }
}
