import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { invalidPayload, RectoError } from '@recto/errors'
import type { FilePart } from '@recto/files'
import type { FastifyRequest } from 'fastify'
import { watchSilence } from './body-silence.ts'
import { assertForm } from './receive-file.ts'

/** What a form may hold. */
const limits = { files: 1000, fields: 10_000, fieldSize: 1 << 20, fieldNameSize: 255, headerPairs: 100 }

/**
 * The files of a form, as they arrive: the content of one has to be read before the next is asked for. The fields of a file are
 * those before it; fields behind the last file are ignored.
 * @throws {RectoError} UNSUPPORTED_MEDIA_TYPE, INVALID_PAYLOAD
 */
export async function* formParts(request: FastifyRequest): AsyncGenerator<FilePart> {
  assertForm(request)
  const form = new Busboy({ headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' }, limits })
  const stopWatching = watchSilence(request)
  try {
    yield* collectParts(request, form)
  } finally {
    stopWatching()
    request.raw.unpipe(form)
    // What nobody wants any more is read away, so that the client reads the answer.
    request.raw.resume()
  }
}

function collectParts(request: FastifyRequest, form: InstanceType<typeof Busboy>): Readable {
  const parts = new Readable({ objectMode: true, read() {} })
  let fields = new Map<string, string>()
  let current: BusboyFileStream | null = null
  const fail = (error: unknown): void => {
    const refusal = error instanceof RectoError ? error : invalidPayload(`The form could not be read: ${(error as Error).message}`)
    current?.destroy(refusal)
    parts.destroy(refusal)
  }
  form.on('field', (name, value, _isNameCut, isValueCut) => {
    if (isValueCut) fail(invalidPayload(`"${name}" is longer than ${limits.fieldSize} bytes`))
    fields.set(name, value)
  })
  // biome-ignore lint/complexity/useMaxParams: the parser hands a file over so
  form.on('file', (_field, content, name, _encoding, type) => {
    // The reader of the stream gets the error; there may be no reader yet.
    content.on('error', () => {})
    current = content
    parts.push({ name, type, fields, content } satisfies FilePart)
    fields = new Map()
  })
  form.on('filesLimit', () => fail(invalidPayload(`A form has at most ${limits.files} files`)))
  form.on('fieldsLimit', () => fail(invalidPayload(`A form has at most ${limits.fields} fields`)))
  form.on('finish', () => parts.push(null))
  form.on('error', fail)
  request.raw.once('close', () => {
    if (!request.raw.complete) fail(invalidPayload('The body ends early'))
  })
  request.raw.pipe(form)
  return parts
}
