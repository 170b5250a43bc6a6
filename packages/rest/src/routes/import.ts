import { stat } from 'node:fs/promises'
import { type Context, type ImportInput, runImport } from '@recto/pipeline'
import type { JobHandle } from '@recto/services'
import { type ImportFile, type ImportFormat, readImport } from '@recto/transfer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerGone } from '../caller-gone.ts'
import { contextOf, type Door } from '../door.ts'
import { receiveFile } from '../receive-file.ts'
import { queryOf } from '../request-to-input.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { type Transfer, tellCaller } from '../transfer.ts'
import { demandOwner, sendStarted } from './jobs.ts'

interface ImportRoutesOptions {
  readonly door: Door
  readonly transfer: Transfer
}

/**
 * `POST /utils/import/:collection`: the rows of a file, all or none of them. `dryRun` keeps nothing; with `background` the
 * answer is a job.
 */
export async function importRoutes(app: FastifyInstance, { door, transfer }: ImportRoutesOptions): Promise<void> {
  app.removeAllContentTypeParsers()
  // The body is read by the route itself, as it comes.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  app.post('/utils/import/:collection', async (request, reply) => {
    const release = transfer.imports.take()
    const folder = await temporaryFolder('import')
    const over = async (): Promise<void> => {
      release()
      await folder.remove()
    }
    try {
      const work = await readRequest(request, { door, transfer, folder })
      if (work.isBackground) return await importLater(work, { request, reply, door, transfer, over })
      await runImport(work.input, contextOf(request, door, callerGone(request)))
      await over()
      return await reply.code(200).send()
    } catch (error) {
      await over()
      throw error
    }
  })
}

interface ImportWork {
  readonly input: ImportInput
  readonly isBackground: boolean
  /** How much of the file was looked at, from 0 to 1. */
  progress(): number
}

async function readRequest(
  request: FastifyRequest,
  { door, transfer, folder }: ImportRoutesOptions & { readonly folder: TemporaryFolder },
): Promise<ImportWork> {
  const { timeoutMs, errorsMax, fileBytesMax } = transfer.limits
  const path = folder.pathOf('file')
  const query = queryOf(request)
  const isBackground = isTrue(query['background'])
  if (isBackground) demandOwner(contextOf(request, door))
  const { collection } = request.params as { readonly collection: string }
  const file = await openFile(path, await receiveFile(request, { path, fileBytesMax }))
  return {
    input: { collection, rows: file.rows, timeoutMs, errorsMax, isDryRun: isTrue(query['dryRun']) },
    isBackground,
    progress: file.progress,
  }
}

/** A file that can be read again from its beginning, should the transaction be tried again. */
async function openFile(path: string, format: ImportFormat): Promise<{ rows(): AsyncIterable<unknown>; progress(): number }> {
  const { size } = await stat(path)
  let file: ImportFile | null = null
  return {
    rows() {
      file = readImport(path, format)
      return file.rows
    },
    progress: () => (file === null || size === 0 ? 0 : file.bytesRead() / size),
  }
}

/** A parameter that is switched on by being there. */
function isTrue(value: unknown): boolean {
  return value === '' || value === 'true' || value === true
}

interface LaterOptions extends ImportRoutesOptions {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  over(): Promise<void>
}

function importLater({ input, progress }: ImportWork, { request, reply, door, transfer, over }: LaterOptions): FastifyReply {
  const context = contextOf(request, door)
  const about = { kind: 'import', collection: input.collection } as const
  const job = transfer.jobs.start({
    ...about,
    user: context.account.user,
    run: (handle) => importAs(handle, { ...input, ...reporting(handle, progress) }, context).finally(over),
    ended: tellCaller(about, context, transfer),
  })
  return sendStarted(job, reply)
}

async function importAs({ signal }: JobHandle, input: ImportInput, context: Context): Promise<null> {
  await runImport(input, { ...context, signal })
  return null
}

function reporting({ report }: JobHandle, progress: () => number): Pick<ImportInput, 'onProgress'> {
  return { onProgress: (done) => report({ ...done, progress: progress() }) }
}
