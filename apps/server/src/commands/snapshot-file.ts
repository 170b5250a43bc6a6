import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { StartError } from '@recto/config'
import type { Snapshot } from '@recto/schema/snapshots'
import { parseSnapshot } from '@recto/schema-changes'
import { parse } from 'yaml'
import type { Terminal } from './command.ts'

/** A snapshot kept in a file; its extension tells the format. @throws {StartError} when it can't be read */
export async function readSnapshotFile(path: string | undefined, { folder }: Terminal): Promise<Snapshot> {
  if (path === undefined) throw new StartError('The path of a snapshot is required')
  try {
    const text = await readFile(resolve(folder, path), 'utf8')
    return parseSnapshot(/\.ya?ml$/i.test(path) ? parse(text) : JSON.parse(text))
  } catch (error) {
    throw new StartError(`Can't read the snapshot "${path}". ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The names in an option's list. */
export function listOption(value: string | boolean | undefined): readonly string[] {
  if (typeof value !== 'string') return []
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** Asks at the terminal. @throws {StartError} when there is none */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new StartError(`${question} Nobody is there to answer; run the command with "--yes".`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} (y/N) `)).trim())
  } finally {
    terminal.close()
  }
}
