import { parseArgs } from 'node:util'
import { StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import type { CliCommand, CommandInput, Terminal } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { helpFor, helpForAll } from './commands/help.ts'
import { readConfig } from './config.ts'
import { readVersion } from './version.ts'

/** Runs `recto` with these words and ends the process: 0 when all went well, 1 with one line on the error output otherwise. */
export async function main(words: readonly string[]): Promise<void> {
  const terminal: Terminal = {
    print: (text) => void process.stdout.write(`${text}\n`),
    readConfig: () => readConfig(),
    folder: process.cwd(),
  }
  try {
    await run(words, terminal)
    await written()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exit(1)
  }
}

/** Finds the command and runs it. @throws {StartError} with the line to show */
export async function run(words: readonly string[], terminal: Terminal): Promise<void> {
  const [first] = words
  if (first === '--version' || first === '-v') return terminal.print(readVersion())
  const command = findCommand(words)
  if (command !== undefined) return runCommand(command, words.slice(command.name.split(' ').length), terminal)
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return terminal.print(helpForAll(commands, readVersion()))
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length > 0 && words.slice(1).every((word) => word.startsWith('-'))) return terminal.print(helpForAll(group, readVersion()))
  throw new StartError(`There is no command "${words.filter((word) => !word.startsWith('-')).join(' ')}". "recto --help" lists all.`)
}

async function runCommand(command: CliCommand, words: readonly string[], terminal: Terminal): Promise<void> {
  const input = parse(command, words)
  if (input.options['help'] === true) return terminal.print(helpFor(command))
  await command.run(input, terminal)
}

function findCommand(words: readonly string[]): CliCommand | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
}

function parse(command: CliCommand, words: readonly string[]): CommandInput {
  const options = Object.entries({ ...command.options, help: { type: 'boolean', short: 'h' } as const })
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: Object.fromEntries(options.map(([name, { type, short }]) => [name, { type, ...(short === undefined ? {} : { short }) }])),
      allowPositionals: command.positionals !== undefined,
    })
    return { options: values as CommandInput['options'], positionals }
  } catch (error) {
    throw new StartError(`${(error as Error).message} "recto ${command.name} --help" lists all options.`, { cause: error })
  }
}

/** People get a sentence; only what nobody foresaw comes with its stack. */
function describe(error: unknown): string {
  if (error instanceof StartError || error instanceof RectoError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** What was printed must have left before the process ends, also into a pipe. */
function written(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write('', () => resolve())
  })
}
