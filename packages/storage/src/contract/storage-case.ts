import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { StorageDriver } from '../driver.ts'
import { StorageError, type StorageErrorReason } from '../storage-error.ts'

/** What the contract runs against. */
export interface StorageSubject {
  readonly driver: StorageDriver
  /** Another instance of the driver on the same place. */
  another(): StorageDriver
}

/** One promise of the contract; `run` throws when it is broken. Its files lie in a folder of its own, which it leaves behind. */
export interface StorageCase {
  readonly title: string
  run(subject: StorageSubject): Promise<void>
}

/** A folder that no other case uses. */
export function newFolder(): string {
  return `contract-${randomUUID()}`
}

/** Bytes that differ from place to place, the same for the same seed. */
export function bytesOf(size: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let state = seed * 2_654_435_761
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    bytes[index] = state >>> 24
  }
  return bytes
}

/** A stream of bytes in chunks of 64 KiB, the way they come from the network. */
export function streamOf(content: Buffer | string): Readable {
  const bytes = Buffer.from(content)
  return Readable.from(slices(bytes), { objectMode: false })
}

/** A stream that gives some bytes and then fails. */
export function failingStream(bytes: Buffer, error: Error): Readable {
  async function* chunks(): AsyncGenerator<Buffer> {
    yield* slices(bytes)
    await new Promise((resolve) => setTimeout(resolve, 20))
    throw error
  }
  return Readable.from(chunks(), { objectMode: false })
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536)
}

/** All bytes of a file. */
export async function contentOf(driver: StorageDriver, path: string, range?: { start: number; end?: number }): Promise<Buffer> {
  return bytesFrom(await driver.read(path, range ? { range } : {}))
}

export async function bytesFrom(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Paths that begin with a prefix, in order. */
export async function listed(driver: StorageDriver, prefix: string): Promise<string[]> {
  const paths: string[] = []
  for await (const path of driver.list(prefix)) paths.push(path)
  return paths.sort()
}

/** The reason a promise fails for. @throws when it doesn't fail, or not with a `StorageError` */
export async function reasonOf(work: Promise<unknown>): Promise<StorageErrorReason> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof StorageError) return outcome.reason
  throw new Error(outcome === null ? 'did not fail' : `failed with ${String(outcome)}, which is no StorageError`, { cause: outcome })
}
