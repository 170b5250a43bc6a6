import { StartError } from './start-error.ts'

/**
 * A value as it is written into a `.env` file: plain where that is safe, in quotes otherwise, without escapes.
 * @throws {StartError} when it holds both kinds of quotes that take text as it stands
 */
export function dotenvValue(value: string): string {
  if (/^[\w./:@-]+$/.test(value)) return value
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('`')) return `\`${value}\``
  throw new StartError('A value holds both kinds of quotes; write it into .env by hand.')
}
