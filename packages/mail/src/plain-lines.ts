import { convert } from 'html-to-text'

/**
 * A message as lines of plain text. Markdown stays as it is; HTML in it becomes text, links with their
 * addresses, so that a mail holds no markup of it.
 */
export function plainLines(message: string): readonly string[] {
  return convert(message, { preserveNewlines: true, wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] })
    .trim()
    .split('\n')
}
