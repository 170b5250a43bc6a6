import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, LanguageDescription } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view'
import type { CodeEditorProps } from './code-editor-props.ts'
import { codeTheme } from './code-theme.ts'
import { languageName } from './language-names.ts'

const fromOutside = Annotation.define<boolean>()
const language = new Compartment()
const looks = new Compartment()

/** An editor in an element. What is typed is handed to the latest `onChange`. */
export function createCodeView(parent: HTMLElement, latest: () => CodeEditorProps): EditorView {
  const props = latest()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: props.text,
      extensions: [
        ...(props.extensions ?? []),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        codeTheme,
        language.of([]),
        looks.of(looksOf(props)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside) === true)) return
          latest().onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  loadLanguage(view, props.language)
  return view
}

/** Brings an editor in line with what it is to show. */
export function setCodeState(view: EditorView, props: CodeEditorProps): void {
  const shown = view.state.doc.toString()
  const changes = shown === props.text ? undefined : { from: 0, to: shown.length, insert: props.text }
  view.dispatch({
    effects: looks.reconfigure(looksOf(props)),
    ...(changes !== undefined && { changes, annotations: fromOutside.of(true) }),
  })
}

function looksOf(props: CodeEditorProps): Extension {
  const { hasLineNumbers = true, wrapsLines = true, isDisabled = false } = props
  return [
    hasLineNumbers ? [lineNumbers(), isDisabled ? [] : highlightActiveLine()] : [],
    wrapsLines ? EditorView.lineWrapping : [],
    EditorState.readOnly.of(isDisabled),
    EditorView.editable.of(!isDisabled),
    placeholder(props.placeholder ?? ''),
    EditorView.contentAttributes.of({
      'aria-label': props.label,
      ...(props.id !== undefined && { id: props.id }),
      ...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy }),
      ...(props.isInvalid === true && { 'aria-invalid': 'true' }),
      ...(isDisabled && { 'aria-disabled': 'true', tabindex: '0' }),
    }),
  ]
}

function loadLanguage(view: EditorView, mode: string | undefined): void {
  const name = languageName(mode)
  const found = name === null ? null : LanguageDescription.matchLanguageName(languages, name, true)
  // A language that cannot be loaded leaves plain text.
  found?.load().then(
    (support) => view.dispatch({ effects: language.reconfigure(support) }),
    () => undefined,
  )
}
