import { parseSeverities, prettyLine, requestLogOptions } from '@recto/http/server'
import { type Logger, pino } from 'pino'
import type { Values } from './config/known-variables.ts'

/** The logger of the server and all its parts. Writes in the background; what is left is written when the process ends. */
export function createLog(values: Pick<Values, 'LOG_LEVEL' | 'LOG_STYLE' | 'LOGGER_LEVELS'>): Logger {
  const output = pino.destination({ dest: 1, sync: false })
  const severities = parseSeverities(values.LOGGER_LEVELS)
  const options = {
    level: values.LOG_LEVEL,
    ...requestLogOptions,
    ...(severities === null
      ? {}
      : { formatters: { level: (label: string, level: number) => ({ level, severity: severities.get(label) ?? label }) } }),
  }
  return values.LOG_STYLE === 'raw' ? pino(options, output) : pino(options, { write: (line) => void output.write(prettyLine(line)) })
}
