import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { unfinishedFolder } from '../check-path.ts'
import { chunksUntilFailure } from '../chunks-of.ts'
import type { ResumableUploads, StorageDriver, UploadState, WriteOptions } from '../driver.ts'
import { refuseState, requireComplete, requireOffset, requireWithin } from './upload-checks.ts'

/** Plain JSON by which a backend knows an upload that it has begun. */
export type BackendUpload = Readonly<Record<string, unknown>>

/** How a backend joins parts. All methods may be called again with the same arguments, after a crash for instance. */
export interface PartBackend {
  /** Bytes of each part but the last, for a file of this size. */
  partBytes(size: number): number
  begin(path: string, options: { readonly size: number; readonly type?: string }): Promise<BackendUpload>
  /** @returns the upload with what must be known of the part to finish */
  putPart(path: string, upload: BackendUpload, part: BackendPart): Promise<BackendUpload>
  /** Makes the file, once all parts are there. */
  complete(path: string, upload: BackendUpload): Promise<void>
  abort(path: string, upload: BackendUpload): Promise<void>
}

export interface BackendPart {
  /** Its place among the parts, from 0. */
  readonly index: number
  readonly offset: number
  readonly bytes: Buffer
  /** Bytes of the whole file. */
  readonly size: number
  readonly signal?: AbortSignal
}

/** What the rest of a part is kept with. */
export type RestFiles = Pick<StorageDriver, 'read' | 'write' | 'delete' | 'move' | 'list'>

/**
 * Uploads to a backend that wants parts of a certain size. What is less than a part stays aside as a file of its own until more comes;
 * the last part is given to the backend in `finish`, so that nothing is there under the name before. An upload of a single part
 * never begins one at the backend.
 */
export function partUploads(backend: PartBackend, files: RestFiles): ResumableUploads {
  return {
    create: async (_path, { size, type }) => ({ ...firstState, id: randomUUID(), size, ...(type !== undefined && { type }) }),
    writePart: async (path, content, part) => {
      const { offset, state } = await writePart({ backend, files, path }, content, { ...part, state: readState(path, part.state) })
      return { offset, state: { ...state } }
    },
    finish: (path, state) => finish({ backend, files, path }, readState(path, state)),
    abort: async (path, upload) => {
      const state = readState(path, upload)
      if (state.upload) await backend.abort(path, state.upload)
      await deleteRests(files, state)
    },
  }
}

interface Upload {
  readonly backend: PartBackend
  readonly files: RestFiles
  readonly path: string
}

interface PartState {
  readonly id: string
  readonly size: number
  readonly type?: string
  readonly upload: BackendUpload | null
  /** Parts that the backend has. */
  readonly parts: number
  /** Bytes that lie aside behind these parts. */
  readonly rest: number
  /** Where the upload stood before. Its rest is kept until this state has come back: the caller might not have stored it. */
  readonly before: number
}

const firstState = { upload: null, parts: 0, rest: 0, before: 0 }

interface Part {
  readonly offset: number
  readonly state: PartState
  readonly signal?: AbortSignal
}

interface WrittenUpload {
  readonly offset: number
  readonly state: PartState
}

async function writePart(upload: Upload, content: Readable, { offset: start, state: old, signal }: Part): Promise<WrittenUpload> {
  const { backend, files, path } = upload
  const partBytes = backend.partBytes(old.size)
  requireOffset(path, old.parts * partBytes + old.rest, start)
  let state = old
  let offset = start
  let pending = await readRest(files, old, start)
  for await (const chunk of chunksUntilFailure(content)) {
    signal?.throwIfAborted()
    requireWithin(path, offset + chunk.length, old.size)
    pending.push(chunk)
    offset += chunk.length
    // The last part waits for `finish`.
    while (offset - state.parts * partBytes >= partBytes && (state.parts + 1) * partBytes < old.size) {
      const bytes = Buffer.concat(pending)
      state = await putPart(upload, state, {
        offset: state.parts * partBytes,
        bytes: bytes.subarray(0, partBytes),
        ...(signal && { signal }),
      })
      pending = [bytes.subarray(partBytes)]
    }
  }
  signal?.throwIfAborted()
  if (offset === start) return { offset, state: old }
  const rest = Buffer.concat(pending)
  if (rest.length > 0) await files.write(restPath(old, offset), Readable.from([rest]), writeOptions(old, rest.length, signal))
  if (old.before > 0) await files.delete(restPath(old, old.before))
  return { offset, state: { ...state, rest: rest.length, before: start } }
}

async function putPart({ backend, path }: Upload, state: PartState, part: Omit<BackendPart, 'index' | 'size'>): Promise<PartState> {
  const upload = state.upload ?? (await backend.begin(path, state))
  const known = await backend.putPart(path, upload, { ...part, index: state.parts, size: state.size })
  return { ...state, upload: known, parts: state.parts + 1 }
}

async function finish(upload: Upload, state: PartState): Promise<void> {
  const { backend, files, path } = upload
  const start = state.parts * backend.partBytes(state.size)
  requireComplete(path, start + state.rest, state.size)
  if (state.size === 0) await files.write(path, Readable.from([]), writeOptions(state, 0))
  else if (state.upload === null) await files.move(restPath(state, state.size), path)
  else {
    const bytes = Buffer.concat(await readRest(files, state, state.size))
    const complete = await putPart(upload, state, { offset: start, bytes })
    await backend.complete(path, complete.upload ?? {})
  }
  await deleteRests(files, state)
}

/** @param offset where the upload stands */
function restPath({ id }: PartState, offset: number): string {
  return `${unfinishedFolder}/${id}/${offset}`
}

async function readRest(files: RestFiles, state: PartState, offset: number): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  if (state.rest > 0) for await (const chunk of await files.read(restPath(state, offset))) chunks.push(chunk)
  return chunks
}

async function deleteRests(files: RestFiles, { id }: PartState): Promise<void> {
  for await (const path of files.list(`${unfinishedFolder}/${id}/`)) await files.delete(path)
}

function writeOptions({ type }: PartState, size: number, signal?: AbortSignal): WriteOptions {
  return { size, ...(type !== undefined && { type }), ...(signal && { signal }) }
}

/** The state may have gone through a database that others write to: it names a folder only by an id that was given here. */
function readState(path: string, state: UploadState): PartState {
  const { id, size, type, upload, parts, rest, before } = state
  const isId = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
  const isUpload = upload === null || (typeof upload === 'object' && !Array.isArray(upload))
  if (!isId || !isUpload || ![size, parts, rest, before].every(Number.isSafeInteger)) return refuseState(path)
  const numbers = { size: Number(size), parts: Number(parts), rest: Number(rest), before: Number(before) }
  return { id, ...numbers, ...(typeof type === 'string' && { type }), upload: upload as BackendUpload | null }
}
