import type { EditorView } from '@codemirror/view'
import { type ReactElement, useEffect, useRef } from 'react'
import styles from './code-editor.module.css'
import type { CodeEditorProps } from './code-editor-props.ts'
import { createCodeView, setCodeState } from './code-view.ts'

/** Text with its syntax in colors. Tab moves on, as in any field. Large: load it lazily. */
export function CodeEditor(props: CodeEditorProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
    if (view.current !== null) setCodeState(view.current, props)
  })
  useEffect(() => {
    if (place.current === null) return
    const created = createCodeView(place.current, () => latest.current)
    view.current = created
    latest.current.onReady?.(created)
    return () => {
      view.current = null
      created.destroy()
    }
  }, [])
  return (
    <div
      ref={place}
      className={styles['editor']}
      data-disabled={props.isDisabled || undefined}
      data-invalid={props.isInvalid || undefined}
    />
  )
}
