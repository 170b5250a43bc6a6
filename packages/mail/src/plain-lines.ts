import { convert } from 'html-to-text'

/**
 * A message as lines of plain text. Markdown reads well as it is; the HTML that may stand in it becomes text, links with their
 * addresses, so that nothing of it reaches a mail as markup.
 */
export function plainLines(message: string): readonly string[] {
  return convert(message, { preserveNewlines: true, wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] })
    .trim()
    .split('\n')
}
