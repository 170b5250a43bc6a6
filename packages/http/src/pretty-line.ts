const words: Readonly<Record<number, string>> = { 10: 'TRACE', 20: 'DEBUG', 30: 'INFO', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' }

/** Keys that say nothing to the person at the terminal. */
const silent = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'reqId', 'err', 'severity'])

/** A line of the log, JSON, as a line for people: time, level, message, facts; errors with their stack below. */
export function prettyLine(line: string): string {
  const entry = parse(line)
  if (entry === null) return line
  const { level, time, msg, err, ...rest } = entry
  const facts = Object.entries(rest).filter(([key]) => !silent.has(key))
  const shown = facts.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' ')
  const head = `${clock(time)} ${words[Number(level)] ?? level} ${msg ?? ''}`
  return `${head}${shown === '' ? '' : ` ${shown}`}${errorText(err)}\n`
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
}

function clock(time: unknown): string {
  return typeof time === 'number' ? new Date(time).toTimeString().slice(0, 8) : ''
}

function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { stack, message } = error as { readonly stack?: unknown; readonly message?: unknown }
  return `\n  ${String(stack ?? message).replaceAll('\n', '\n  ')}`
}
