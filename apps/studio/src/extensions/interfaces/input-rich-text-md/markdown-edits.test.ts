import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { code, heading, insertBlock, type MarkdownEdit, prefixLines, tableOf, wrapWith } from './markdown-edits.ts'

function after(doc: string, [anchor, head]: readonly [number, number], ...edits: readonly MarkdownEdit[]): string {
  const start = EditorState.create({ doc, selection: { anchor, head } })
  return edits.reduce((state, edit) => state.update(edit(state)).state, start).doc.toString()
}

describe('wrapWith', () => {
  it('marks and takes the marks away again', () => {
    expect(after('a word here', [2, 6], wrapWith('**'))).toBe('a **word** here')
    expect(after('a word here', [2, 6], wrapWith('**'), wrapWith('**'))).toBe('a word here')
    expect(after('كلمة', [0, 4], wrapWith('*'))).toBe('*كلمة*')
  })
})

describe('lines', () => {
  it('become headings, quotes and lists, and plain again', () => {
    expect(after('one\ntwo', [0, 7], heading(2))).toBe('## one\n## two')
    expect(after('## one', [0, 0], heading(3))).toBe('### one')
    expect(after('## one', [0, 0], heading(2))).toBe('one')
    const numbered = prefixLines((index) => `${index + 1}. `, /^\d+\. /)
    expect(after('one\ntwo', [0, 7], numbered)).toBe('1. one\n2. two')
    expect(after('one\ntwo', [0, 7], numbered, numbered)).toBe('one\ntwo')
  })
})

describe('blocks', () => {
  it('stand for themselves', () => {
    expect(after('text', [4, 4], insertBlock('---'))).toBe('text\n\n---\n')
    expect(after('a\nb', [0, 3], code)).toBe('```\na\nb\n```\n')
    expect(after('a b', [0, 1], code)).toBe('`a` b')
    expect(tableOf(1, 2)).toBe('|     |     |\n| --- | --- |\n|     |     |')
  })
})
