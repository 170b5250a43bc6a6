import { type Logger, pino } from 'pino'
import type { Values } from './config/known-variables.ts'
import { prettyLine } from './pretty-line.ts'

/** Headers and keys whose values never reach a log. */
const secretPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'password',
  '*.password',
  'secret',
  '*.secret',
  'access_token',
  '*.access_token',
  'refresh_token',
  '*.refresh_token',
]

const redacted = '--redacted--'

/** The logger of the server and all its parts. Writes in the background; what is left is written when the process ends. */
export function createLog(values: Pick<Values, 'LOG_LEVEL' | 'LOG_STYLE' | 'LOGGER_LEVELS'>): Logger {
  const output = pino.destination({ dest: 1, sync: false })
  const severities = severitiesOf(values.LOGGER_LEVELS)
  const options = {
    level: values.LOG_LEVEL,
    redact: { paths: secretPaths, censor: redacted },
    serializers: { req: describeRequest },
    ...(severities === null
      ? {}
      : { formatters: { level: (label: string, level: number) => ({ level, severity: severities.get(label) ?? label }) } }),
  }
  return values.LOG_STYLE === 'raw' ? pino(options, output) : pino(options, { write: (line) => void output.write(prettyLine(line)) })
}

/** A request as it is logged, without the token its address may carry. */
export function describeRequest(request: { readonly method?: string; readonly url?: string; readonly ip?: string }): object {
  return { method: request.method, url: redactToken(request.url ?? ''), ip: request.ip }
}

/** An address without its `access_token`, and without the `token` of a link that was mailed. */
export function redactToken(url: string): string {
  return url.replace(/([?&](?:access_)?token(?:%5B[^=&]*|\[[^=&]*)?=)[^&#]*/gi, `$1${redacted}`)
}

function severitiesOf(levels: string | null): ReadonlyMap<string, string> | null {
  if (levels === null) return null
  const pairs = levels.split(',').map((pair) => pair.trim().split(':'))
  return new Map(pairs.flatMap(([label, word]) => (label === undefined || word === undefined ? [] : [[label, word]])))
}
