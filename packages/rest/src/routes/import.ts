import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { RectoError } from '@recto/errors'
import { runImport } from '@recto/pipeline'
import { importFormats, readImport } from '@recto/transfer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { leaving } from '../answer-read.ts'
import { contextOf, type Door } from '../door.ts'
import { defaultImportLimits, type ImportLimits } from '../import-limits.ts'
import { queryOf } from '../request-to-input.ts'

/** `POST /utils/import/:collection`: the rows of a file, all or none of them. `dryRun` keeps nothing. */
export async function importRoutes(app: FastifyInstance, options: { readonly door: Door }): Promise<void> {
  const { door } = options
  const limits = { ...defaultImportLimits, ...door.importLimits }
  let running = 0
  app.removeAllContentTypeParsers()
  // The body is read by the route itself, as it comes.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  app.post('/utils/import/:collection', async (request, reply) => {
    if (running >= limits.concurrentMax) throw new RectoError('LIMIT_EXCEEDED', { extensions: { category: 'Concurrent import' } })
    running += 1
    try {
      return await importFile({ request, reply, door, limits })
    } finally {
      running -= 1
    }
  })
}

interface ImportExchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly door: Door
  readonly limits: ImportLimits
}

async function importFile({ request, reply, door, limits }: ImportExchange): Promise<FastifyReply> {
  const folder = await mkdtemp(join(tmpdir(), 'recto-import-'))
  const path = join(folder, 'file')
  try {
    const format = await receiveFile(request, path, limits)
    const { timeoutMs, errorsMax } = limits
    const isDryRun = ['', 'true', true].includes(queryOf(request, door)['dryRun'] as string)
    const { collection } = request.params as { readonly collection: string }
    const rows = (): AsyncIterable<unknown> => readImport(path, format)
    await runImport({ collection, rows, timeoutMs, errorsMax, isDryRun }, contextOf(request, door, leaving(reply)))
    return await reply.code(200).send()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes the first file of a form to disk. */
type FilePart = [field: string, file: Readable & { readonly truncated?: boolean }, name: string, encoding: string, mediaType: string]

async function receiveFile(request: FastifyRequest, path: string, { fileBytesMax }: ImportLimits): Promise<'csv' | 'json'> {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data;/i.test(type)) throw unsupported(type.split(';', 1)[0] ?? '', 'Content-Type header')
  const form = new Busboy({
    headers: { ...request.headers, 'content-type': type },
    limits: { files: 1, fileSize: fileBytesMax, fields: 100 },
  })
  let hasFile = false
  const received = new Promise<'csv' | 'json'>((resolve, reject) => {
    // What Busboy gives besides the file: name of the field, name of the file, encoding, media type.
    form.on('file', (...[, file, , , mediaType]: FilePart) => {
      hasFile = true
      const format = importFormats[mediaType]
      if (format === undefined) {
        file.resume()
        return reject(unsupported(mediaType, 'file import'))
      }
      pipeline(file, createWriteStream(path)).then(
        () => (file.truncated === true ? reject(new RectoError('CONTENT_TOO_LARGE')) : resolve(format)),
        reject,
      )
    })
    form.on('finish', () => {
      if (!hasFile) reject(new RectoError('INVALID_PAYLOAD', { extensions: { reason: 'No file was included in the body' } }))
    })
    form.on('error', (error: Error) => reject(new RectoError('INVALID_PAYLOAD', { extensions: { reason: error.message } })))
    request.raw.on('aborted', () => reject(new RectoError('INVALID_PAYLOAD', { extensions: { reason: 'The body ends early' } })))
  })
  request.raw.pipe(form)
  return await received
}

function unsupported(mediaType: string, where: string): RectoError {
  return new RectoError('UNSUPPORTED_MEDIA_TYPE', { extensions: { mediaType, where } })
}
