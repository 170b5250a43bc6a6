import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { invalidPayload, RectoError } from '@recto/errors'
import { type ImportFormat, importFormatOf } from '@recto/transfer'
import type { FastifyRequest } from 'fastify'
import { watchSilence } from './body-silence.ts'

/** Where a received file is written. */
export interface ReceiveOptions {
  readonly path: string
  readonly fileBytesMax: number
}

/** @throws {RectoError} UNSUPPORTED_MEDIA_TYPE when a request holds no form, INVALID_PAYLOAD when its form has no boundary */
export function assertForm({ headers }: FastifyRequest): void {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*(;|$)/i.test(type)) throw unsupported(type.split(';', 1)[0] ?? '', 'Content-Type header')
  if (!/;\s*boundary=\S/i.test(type)) throw invalidPayload('The form has no boundary')
}

/**
 * Writes the first file of a form to disk as it arrives, and returns its format.
 * @throws {RectoError} UNSUPPORTED_MEDIA_TYPE, CONTENT_TOO_LARGE, INVALID_PAYLOAD
 */
export async function receiveFile(request: FastifyRequest, { path, fileBytesMax }: ReceiveOptions): Promise<ImportFormat> {
  assertForm(request)
  const type = request.headers['content-type'] ?? ''
  const form = new Busboy({
    headers: { ...request.headers, 'content-type': type },
    limits: { files: 1, fileSize: fileBytesMax, fields: 100 },
  })
  let hasFile = false
  const received = new Promise<ImportFormat>((resolve, reject) => {
    // biome-ignore lint/complexity/useMaxParams: the parser hands a file over so
    form.on('file', (_field, file, name, _encoding, mediaType) => {
      hasFile = true
      const format = importFormatOf(mediaType, name)
      if (format === null) {
        file.resume()
        return reject(unsupported(mediaType, 'file import'))
      }
      writeFile(file, path).then(() => resolve(format), reject)
    })
    form.on('finish', () => {
      if (!hasFile) reject(invalidPayload('No file was included in the body'))
    })
    form.on('error', (error) => reject(invalidPayload(error instanceof Error ? error.message : String(error))))
    request.raw.on('aborted', () => reject(invalidPayload('The body ends early')))
  })
  const stopWatching = watchSilence(request)
  request.raw.pipe(form)
  return await received.finally(stopWatching)
}

/** Busboy cuts a file off at the limit, and says so only afterwards. */
async function writeFile(file: BusboyFileStream, path: string): Promise<void> {
  await pipeline(file, createWriteStream(path))
  if (file.truncated) throw new RectoError('CONTENT_TOO_LARGE')
}

function unsupported(mediaType: string, where: string): RectoError {
  return new RectoError('UNSUPPORTED_MEDIA_TYPE', { extensions: { mediaType, where } })
}
