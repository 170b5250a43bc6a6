import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { invalidPayload, RectoError } from '@recto/errors'
import { type ImportFormat, importFormatOf } from '@recto/transfer'
import type { FastifyRequest } from 'fastify'

/** What Busboy gives besides the file: name of the field, name of the file, encoding, media type. */
type FilePart = [
  field: string,
  file: Readable & { readonly truncated?: boolean },
  name: string | undefined,
  encoding: string,
  mediaType: string,
]

export interface ReceiveOptions {
  /** Where the file is written to. */
  readonly path: string
  readonly fileBytesMax: number
}

/**
 * Writes the first file of a form to disk as it comes, and tells what it is.
 * @throws {RectoError} UNSUPPORTED_MEDIA_TYPE, CONTENT_TOO_LARGE, INVALID_PAYLOAD
 */
export async function receiveFile(request: FastifyRequest, { path, fileBytesMax }: ReceiveOptions): Promise<ImportFormat> {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data;/i.test(type)) throw unsupported(type.split(';', 1)[0] ?? '', 'Content-Type header')
  const form = new Busboy({
    headers: { ...request.headers, 'content-type': type },
    limits: { files: 1, fileSize: fileBytesMax, fields: 100 },
  })
  let hasFile = false
  const received = new Promise<ImportFormat>((resolve, reject) => {
    form.on('file', (...[, file, name, , mediaType]: FilePart) => {
      hasFile = true
      const format = importFormatOf(mediaType, name)
      if (format === null) {
        file.resume()
        return reject(unsupported(mediaType, 'file import'))
      }
      pipeline(file, createWriteStream(path)).then(
        () => (file.truncated === true ? reject(new RectoError('CONTENT_TOO_LARGE')) : resolve(format)),
        reject,
      )
    })
    form.on('finish', () => {
      if (!hasFile) reject(invalidPayload('No file was included in the body'))
    })
    form.on('error', (error: Error) => reject(invalidPayload(error.message)))
    request.raw.on('aborted', () => reject(invalidPayload('The body ends early')))
  })
  request.raw.pipe(form)
  return await received
}

function unsupported(mediaType: string, where: string): RectoError {
  return new RectoError('UNSUPPORTED_MEDIA_TYPE', { extensions: { mediaType, where } })
}
