import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

export interface CodeEditorProps {
  readonly text: string
  readonly onChange: (text: string) => void
  /** Accessible name. */
  readonly label: string
  readonly id?: string | undefined
  readonly describedBy?: string | undefined
  readonly isInvalid?: boolean
  readonly isDisabled?: boolean
  readonly placeholder?: string | undefined
  /** A stored mode such as `javascript`. */
  readonly language?: string | undefined
  /** @default true */
  readonly hasLineNumbers?: boolean
  /** @default true */
  readonly wrapsLines?: boolean
  /** Keys, checks and the like; read once, when the editor appears. */
  readonly extensions?: readonly Extension[]
  /** Called once with the editor, for buttons that act on it. */
  readonly onReady?: (view: EditorView) => void
}
