import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { chunksUntilFailure } from '../../chunks-of.ts'
import type { ResumableUploads, UploadPart, UploadState, WrittenPart } from '../../driver.ts'
import { refuseState, requireComplete, requireOffset, requireWithin } from '../../resumable/upload-checks.ts'
import { StorageError } from '../../storage-error.ts'
import { type LocalRoot, syncFolder } from './local-root.ts'
import type { UnfinishedFiles } from './unfinished-files.ts'

/** Uploads that grow in a file aside and get their name at the end. */
export function localUploads(root: LocalRoot, unfinished: UnfinishedFiles): ResumableUploads {
  return {
    create: async (_path, { size }) => {
      const name = unfinished.newUpload()
      await writeFile(await unfinished.upload(name), '', { flag: 'wx' })
      return { name, size, offset: 0 }
    },
    writePart: async (path, content, part) => {
      const state = readState(path, part.state)
      requireOffset(path, state.offset, part.offset)
      return append(path, { file: await unfinished.upload(state.name), content, state, part })
    },
    finish: async (path, upload) => {
      const state = readState(path, upload)
      const file = await unfinished.upload(state.name)
      requireComplete(path, Math.min((await stat(file)).size, state.offset), state.size)
      const place = await root.makePlace(path)
      await rename(file, place)
      await syncFolder(dirname(place))
    },
    abort: async (path, upload) => rm(await unfinished.upload(readState(path, upload).name), { force: true }),
  }
}

interface LocalState {
  readonly name: string
  readonly size: number
  readonly offset: number
}

interface Append {
  readonly file: string
  readonly content: Readable
  readonly state: LocalState
  readonly part: UploadPart
}

async function append(path: string, { file, content, state, part }: Append): Promise<WrittenPart> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    if (size < part.offset) throw new StorageError('not-found', path, { message: `not-found: bytes of the upload of ${path} are gone` })
    // Bytes behind the offset are of a part whose end nobody recorded.
    await handle.truncate(part.offset)
    let offset = part.offset
    for await (const chunk of chunksUntilFailure(content)) {
      part.signal?.throwIfAborted()
      requireWithin(path, offset + chunk.length, state.size)
      await handle.write(chunk, 0, chunk.length, offset)
      offset += chunk.length
    }
    part.signal?.throwIfAborted()
    await handle.sync()
    return { offset, state: { ...state, offset } }
  } finally {
    await handle.close()
  }
}

/** The state may have gone through a database that others write to: it names a file only by a name that was given here. */
function readState(path: string, { name, size, offset }: UploadState): LocalState {
  const isName = typeof name === 'string' && /^upload-[0-9a-f-]{36}$/.test(name)
  return isName && typeof size === 'number' && typeof offset === 'number' ? { name, size, offset } : refuseState(path)
}
