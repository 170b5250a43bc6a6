import { stat } from 'node:fs/promises'
import { forbidden } from '@recto/errors'
import { requestSignal } from '@recto/http'
import type { JobHandle } from '@recto/jobs'
import { type Context, isAuthorized, rightsOf } from '@recto/pipeline'
import { type ImportInput, runImport } from '@recto/pipeline/bulk'
import { findCollection } from '@recto/schema'
import { type ImportFile, type ImportFormat, readImport } from '@recto/transfer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertForm, receiveFile } from '../request/receive-file.ts'
import { isSet, queryOf } from '../request/request-to-input.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { createTemporaryFolder, type TemporaryFolder } from '../transfer/temporary-folder.ts'
import { callerOf, notifyCaller, type TransferContext } from '../transfer/transfer.ts'
import { requireJobOwner, sendStartedJob } from './jobs.ts'

interface ImportRoutesOptions {
  readonly rest: RestContext
  readonly transfer: TransferContext
}

/**
 * `POST /utils/import/:collection`: imports all rows of a file, or none. `dryRun` validates without storing; with `background`
 * a job imports, and is the answer.
 */
export async function importRoutes(app: FastifyInstance, { rest, transfer }: ImportRoutesOptions): Promise<void> {
  app.removeAllContentTypeParsers()
  // The handler reads the body itself, as a stream.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  app.post('/utils/import/:collection', async (request, reply) => {
    const context = pipelineContext(request, rest)
    await assertImportable(request, context)
    const release = transfer.imports.acquire(callerOf(context))
    const folder = await createTemporaryFolder('import')
    const cleanUp = async (): Promise<void> => {
      release()
      await folder.remove()
    }
    try {
      const work = await receiveImport(request, { rest, transfer, folder })
      if (work.isBackground) return await startImportJob(work, reply, { rest, transfer, cleanUp })
      await runImport(work.input, pipelineContext(request, rest, requestSignal(request)))
      await cleanUp()
      return await reply.code(200).send()
    } catch (error) {
      await cleanUp()
      throw error
    }
  })
}

/** Rejects before anything of the body is read or stored. @throws {RectoError} FORBIDDEN, UNSUPPORTED_MEDIA_TYPE, INVALID_PAYLOAD */
async function assertImportable(request: FastifyRequest, context: Context): Promise<void> {
  assertForm(request)
  if (isSet(queryOf(request)['background'])) requireJobOwner(context)
  const { collection } = request.params as { readonly collection: string }
  const found = findCollection(context.schema, collection)
  if (found === undefined || !isAuthorized(await rightsOf(context), 'create', found.name)) throw forbidden()
}

interface ReceivedImport {
  readonly input: ImportInput
  readonly isBackground: boolean
  /** How much of the file was read, from 0 to 1. */
  progress(): number
}

interface ReceiveImportOptions extends ImportRoutesOptions {
  readonly folder: TemporaryFolder
}

async function receiveImport(request: FastifyRequest, { transfer, folder }: ReceiveImportOptions): Promise<ReceivedImport> {
  const { timeoutMs, errorsMax, fileBytesMax } = transfer.limits
  const path = folder.pathOf('file')
  const query = queryOf(request)
  const isBackground = isSet(query['background'])
  const { collection } = request.params as { readonly collection: string }
  const file = await openFile(path, await receiveFile(request, { path, fileBytesMax }))
  return {
    input: { collection, rows: file.rows, timeoutMs, errorsMax, isDryRun: isSet(query['dryRun']) },
    isBackground,
    progress: file.progress,
  }
}

/** A file whose rows can be read again from the start, for transactions that are retried. */
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

interface ImportJobOptions extends ImportRoutesOptions {
  cleanUp(): Promise<void>
}

function startImportJob({ input, progress }: ReceivedImport, reply: FastifyReply, options: ImportJobOptions): FastifyReply {
  const { rest, transfer, cleanUp } = options
  const context = pipelineContext(reply.request, rest)
  const job = { kind: 'import', collection: input.collection } as const
  const started = transfer.jobs.start({
    ...job,
    user: context.account.user,
    run: (handle) => runImportJob({ ...input, ...progressReporter(handle, progress) }, context, handle).finally(cleanUp),
    ended: notifyCaller(job, context, transfer),
  })
  return sendStartedJob(started, reply)
}

async function runImportJob(input: ImportInput, context: Context, { signal }: JobHandle): Promise<null> {
  await runImport(input, { ...context, signal })
  return null
}

function progressReporter({ report }: JobHandle, progress: () => number): Pick<ImportInput, 'onProgress'> {
  return { onProgress: (done) => report({ ...done, progress: progress() }) }
}
