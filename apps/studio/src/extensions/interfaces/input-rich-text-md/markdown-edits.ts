import { type ChangeSpec, EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state'

/** What a button does to the text: what is to be changed, and what is selected afterwards. */
export type MarkdownEdit = (state: EditorState) => TransactionSpec

/** Puts marks around what is selected, or takes them away where they are already. */
export function wrapWith(before: string, after = before): MarkdownEdit {
  return (state) =>
    state.changeByRange(({ from, to }) => {
      const isWrapped =
        state.sliceDoc(from - before.length, from) === before && state.sliceDoc(to, to + after.length) === after && from >= before.length
      if (isWrapped) {
        const changes = [
          { from: from - before.length, to: from },
          { from: to, to: to + after.length },
        ]
        return { changes, range: EditorSelection.range(from - before.length, to - before.length) }
      }
      const changes = [
        { from, insert: before },
        { from: to, insert: after },
      ]
      return { changes, range: EditorSelection.range(from + before.length, to + before.length) }
    })
}

/** Starts each selected line with a mark, or takes it away when all have it. `mark` is given the line's place in the selection. */
export function prefixLines(mark: (index: number) => string, pattern: RegExp): MarkdownEdit {
  return (state) => {
    const lines = selectedLines(state)
    const isMarked = lines.every((line) => pattern.test(line.text))
    const changes: ChangeSpec[] = lines.map((line, index) => {
      const length = pattern.exec(line.text)?.[0].length ?? 0
      return { from: line.from, to: line.from + length, insert: isMarked ? '' : mark(index) }
    })
    return { changes }
  }
}

/** Makes the selected lines headings of a level; the same level again makes them plain. */
export function heading(level: number): MarkdownEdit {
  const mark = `${'#'.repeat(level)} `
  return (state) => {
    const lines = selectedLines(state)
    const isSame = lines.every((line) => line.text.startsWith(mark))
    const changes = lines.map((line) => {
      const length = /^#{1,6} /.exec(line.text)?.[0].length ?? 0
      return { from: line.from, to: line.from + length, insert: isSame ? '' : mark }
    })
    return { changes }
  }
}

/** Puts text in place of what is selected, with empty lines around it when it stands for itself. */
export function insertBlock(text: string): MarkdownEdit {
  return (state) => {
    const { from, to } = state.selection.main
    const before = from === 0 || state.sliceDoc(0, from).endsWith('\n\n') ? '' : '\n\n'
    const insert = `${before}${text}\n`
    return { changes: { from, to, insert }, selection: { anchor: from + insert.length } }
  }
}

/** Code: in the line for a few words, in a block for several lines. */
export const code: MarkdownEdit = (state) => {
  const { from, to } = state.selection.main
  const text = state.sliceDoc(from, to)
  return text.includes('\n') ? insertBlock(`\`\`\`\n${text}\n\`\`\``)(state) : wrapWith('`')(state)
}

/** A table of so many rows and columns. */
export function tableOf(rows: number, columns: number): string {
  const line = (cell: string): string => `| ${Array.from({ length: columns }, () => cell).join(' | ')} |`
  return [line('   '), line('---'), ...Array.from({ length: rows }, () => line('   '))].join('\n')
}

function selectedLines(state: EditorState) {
  const { from, to } = state.selection.main
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number]
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index))
}
