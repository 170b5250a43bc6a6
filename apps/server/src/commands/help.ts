import type { CliCommand } from './command.ts'

/** The help of `recto` itself, or of a group of commands such as `users`. */
export function helpForAll(commands: readonly CliCommand[], version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    `Recto ${version}: APIs and a studio over any SQL database.`,
    '',
    'Usage: recto <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '  --help, -h     Show help, also of one command.',
    '  --version, -v  Show the version.',
    '',
    'Configured by environment variables and a .env file: see docs/reference/environment.md.',
  ].join('\n')
}

/** The help of one command. */
export function helpFor(command: CliCommand): string {
  const options = Object.entries(command.options ?? {})
  const labels = options.map(
    ([name, { type, short }]) => `--${name}${short === undefined ? '' : `, -${short}`}${type === 'string' ? ' <text>' : ''}`,
  )
  const width = Math.max(0, ...labels.map((label) => label.length))
  return [
    command.summary,
    '',
    `Usage: recto ${command.name}${command.positionals === undefined ? '' : ` ${command.positionals}`}${options.length === 0 ? '' : ' [options]'}`,
    ...(options.length === 0 ? [] : ['', ...options.map(([, { text }], index) => `  ${labels[index]?.padEnd(width)}  ${text}`)]),
  ].join('\n')
}
