import { addAbortSignal, type Readable } from 'node:stream'
import { checkPath, checkPrefix, isUnfinished } from './check-path.ts'
import { hasFailed } from './chunks-of.ts'
import type { OpenedFile, ReadOptions, ResumableUploads, StorageDriver } from './driver.ts'
import { StorageError } from './storage-error.ts'

/** A driver as it is written: paths arrive checked, and its methods may fail with whatever its backend fails with. */
export interface DriverDefinition extends Omit<StorageDriver, 'open'> {
  /** Where it takes fewer requests than `stat` and `read`. */
  open?(path: string): Promise<OpenedFile>
  /** What an error of the backend means. */
  toStorageError(error: unknown, path: string): StorageError
}

/**
 * Makes a driver of what is particular to a backend: refuses bad paths, gives errors as `StorageError`s, ends the content given to a
 * method that failed, and leaves unfinished uploads out of listings.
 *
 * @example
 * const driver = defineDriver({ read, write, stat, exists, copy, move, delete: remove, list, toStorageError })
 */
export function defineDriver(definition: DriverDefinition): StorageDriver {
  const { resumable, signedUrl } = definition
  const call = <Result>(paths: readonly string[], work: () => Promise<Result>, given: Given = {}): Promise<Result> =>
    callBackend(definition, { paths, work, given })
  return {
    read: (path, options = {}) =>
      call([path], async () => openStream(definition, { path, options, read: () => definition.read(path, options) }), options),
    open: (path) => call([path], () => openFile(definition, path)),
    write: (path, content, options = {}) => call([path], () => definition.write(path, content, options), { content, ...options }),
    stat: (path) => call([path], () => definition.stat(path)),
    exists: (path) => call([path], () => definition.exists(path)),
    copy: (from, to) => call([from, to], () => definition.copy(from, to)),
    move: (from, to) => call([from, to], () => definition.move(from, to)),
    delete: (path) => call([path], () => definition.delete(path)),
    list: (prefix = '') => listFinished(definition, prefix),
    ...(signedUrl && { signedUrl: (path, options) => call([path], () => signedUrl.call(definition, path, options)) }),
    ...(resumable && { resumable: defineResumable(resumable, call) }),
    close: async () => definition.close?.(),
  }
}

/** What a caller gave to a method, to find out whose failure it is. */
interface Given {
  readonly content?: Readable
  readonly signal?: AbortSignal
}

type Call = <Result>(paths: readonly string[], work: () => Promise<Result>, given?: Given) => Promise<Result>

interface BackendCall<Result> {
  readonly paths: readonly string[]
  readonly work: () => Promise<Result>
  readonly given: Given
}

async function callBackend<Result>(definition: DriverDefinition, { paths, work, given }: BackendCall<Result>): Promise<Result> {
  const [path = ''] = paths
  const { content, signal } = given
  // Content may fail while nobody reads it; without a listener that would end the process.
  content?.on('error', () => undefined)
  const endContent = (): unknown => content?.destroy()
  signal?.addEventListener('abort', endContent)
  try {
    for (const each of paths) checkPath(each)
    if (signal?.aborted) throw new StorageError('aborted', path)
    return await work()
  } catch (error) {
    throw contentError(error, path, content) ?? backendError(definition, { error, path, signal })
  } finally {
    signal?.removeEventListener('abort', endContent)
    endContent()
  }
}

/** What backends make of an error of the content differs, so the content is asked. It has none of its own when it was only closed. */
function contentError(error: unknown, path: string, content: Readable | undefined): Error | null {
  if (content === undefined || error instanceof StorageError || !hasFailed(content)) return null
  return content.errored ?? new StorageError('aborted', path, { cause: error })
}

interface Failure {
  readonly error: unknown
  readonly path: string
  readonly signal: AbortSignal | undefined
}

function backendError(definition: DriverDefinition, { error, path, signal }: Failure): StorageError {
  if (error instanceof StorageError) return error
  return signal?.aborted ? new StorageError('aborted', path, { cause: error }) : definition.toStorageError(error, path)
}

async function openFile(definition: DriverDefinition, path: string): Promise<OpenedFile> {
  const opened: OpenedFile = (await definition.open?.(path)) ?? {
    ...(await definition.stat(path)),
    bytes: null,
    read: (options) => definition.read(path, options),
    close: async () => undefined,
  }
  const read = (options: ReadOptions = {}): Promise<Readable> => {
    const work = (): Promise<Readable> => openStream(definition, { path, options, read: () => opened.read(options) })
    return callBackend(definition, { paths: [path], work, given: options })
  }
  return { ...opened, read }
}

interface Opening {
  readonly path: string
  readonly options: ReadOptions
  read(): Promise<Readable>
}

async function openStream(definition: DriverDefinition, { path, options: { signal }, read }: Opening): Promise<Readable> {
  const stream = await read()
  // Every way a stream fails leads through `_destroy`; a stream behind it would copy each chunk once more.
  const destroy = stream._destroy.bind(stream)
  stream._destroy = (error, done) =>
    destroy(error, (failed) => {
      const cause = failed ?? error
      done(cause ? backendError(definition, { error: cause, path, signal }) : null)
    })
  return signal ? addAbortSignal(signal, stream) : stream
}

async function* listFinished(definition: DriverDefinition, prefix: string): AsyncIterable<string> {
  checkPrefix(prefix)
  try {
    for await (const path of definition.list(prefix)) if (!isUnfinished(path)) yield path
  } catch (error) {
    throw backendError(definition, { error, path: prefix, signal: undefined })
  }
}

function defineResumable(resumable: ResumableUploads, call: Call): ResumableUploads {
  return {
    create: (path, options) => call([path], () => resumable.create(path, options)),
    writePart: (path, content, part) =>
      call([path], () => resumable.writePart(path, content, part), { content, ...(part.signal && { signal: part.signal }) }),
    finish: (path, state) => call([path], () => resumable.finish(path, state)),
    abort: (path, state) => call([path], () => resumable.abort(path, state)),
  }
}
