import { StartError } from './start-error.ts'

const assignment = /^\s*(?:export\s+)?[\w.-]+(?:\s*=\s*|:\s+)(.*)$/

/**
 * Checks that each line of a `.env` file is an assignment, a comment or empty. The reader of such files leaves out other lines,
 * and takes a quote that is never closed for a part of the value.
 * @throws {StartError} naming the line
 */
export function checkDotenv(path: string, text: string): void {
  let open: OpenQuote | null = null
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (open === null) open = checkLine(path, content, index + 1)
    else if (content.includes(open.quote)) open = null
  }
  if (open !== null) throw new StartError(`The quote that line ${open.line} of "${path}" opens is never closed.`)
}

interface OpenQuote {
  readonly quote: string
  readonly line: number
}

/** The quote that a line leaves open, for values of several lines; mostly none. */
function checkLine(path: string, content: string, line: number): OpenQuote | null {
  if (/^\s*(?:#|$)/.test(content)) return null
  const value = assignment.exec(content)?.[1]
  if (value === undefined) throw new StartError(`Line ${line} of "${path}" is no assignment: write NAME=value.`)
  const quote = /^['"`]/.exec(value)?.[0]
  return quote === undefined || value.slice(1).includes(quote) ? null : { quote, line }
}
