import type { Config } from '../config.ts'

/** An option of a command, `--name`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** What it does, without a full stop. */
  readonly text: string
}

/** Where a command reads and writes. */
export interface Terminal {
  print(text: string): void
  /** Reads the configuration; only commands that need it pay for it. */
  readConfig(): Promise<Config>
  /** The working directory. */
  readonly folder: string
}

/** What a command was called with. */
export interface CommandInput {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** One command of `recto`. */
export interface CliCommand {
  /** As it is typed: `users create`. */
  readonly name: string
  /** One sentence. */
  readonly summary: string
  /** Words after the name, e.g. `<collection>`. */
  readonly positionals?: string
  readonly options?: Readonly<Record<string, CommandOption>>
  /** @throws {StartError} with the one line that is shown */
  run(input: CommandInput, terminal: Terminal): Promise<void>
}

/** Names a command for the list of all. */
export function defineCommand(command: CliCommand): CliCommand {
  return command
}
