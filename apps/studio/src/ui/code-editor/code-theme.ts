import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const look = EditorView.theme({
  '&': { color: 'var(--rc-ink-strong)', fontSize: '13px', maxBlockSize: '60vh' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--rc-code-font, var(--rc-font-mono))', lineHeight: '22px', fontVariantLigatures: 'none' },
  '.cm-content': { paddingBlock: '8px', minBlockSize: '96px', caretColor: 'var(--rc-accent)' },
  '.cm-line': { paddingInline: '12px' },
  '.cm-gutters': { background: 'transparent', border: 'none', color: 'var(--rc-ink-muted)' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--rc-hover)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--rc-accent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--rc-accent-soft)',
  },
  '.cm-placeholder': { color: 'var(--rc-ink-muted)' },
  '.cm-panels, .cm-tooltip': { background: 'var(--rc-sheet)', color: 'var(--rc-ink)', border: '1px solid var(--rc-rule)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { background: 'var(--rc-accent-soft)' },
})

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--rc-accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--rc-success)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--rc-warning)' },
  { tag: [tags.comment, tags.meta], color: 'var(--rc-ink-muted)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.attributeName, tags.tagName, tags.typeName], color: 'var(--rc-ink-strong)', fontWeight: '500' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--rc-accent)', textDecoration: 'underline' },
  { tag: tags.invalid, color: 'var(--rc-danger)' },
])

/** The editor on paper, in the tokens of the studio, light and dark. */
export const codeTheme: Extension = [look, syntaxHighlighting(highlight)]
