import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { invalidPayload, type RectoError } from '@recto/errors'

/** A file of a form, held in memory. */
export interface FormFile {
  readonly mediaType: string
  readonly text: string
}

/** The files of a multipart body. @throws {RectoError} INVALID_PAYLOAD when the body is not a form */
export async function parseFormFiles(body: Buffer, contentType: string): Promise<readonly FormFile[]> {
  return await new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(unreadableForm(error))
    const files: Promise<FormFile>[] = []
    const form = openForm(contentType, fail)
    // biome-ignore lint/complexity/useMaxParams: the parser hands a file over so
    form?.on('file', (_field, file, _name, _encoding, mediaType) => {
      files.push(readFile(file, mediaType))
    })
    form?.on('finish', () => void Promise.all(files).then(resolve, fail))
    form?.on('error', fail)
    form?.end(body)
  })
}

/** Busboy throws when the content type has no boundary. */
function openForm(contentType: string, fail: (error: unknown) => void): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: { files: 2 } })
  } catch (error) {
    fail(error)
    return null
  }
}

async function readFile(file: Readable, mediaType: string): Promise<FormFile> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  return { mediaType, text: Buffer.concat(chunks).toString('utf8') }
}

function unreadableForm(error: unknown): RectoError {
  return invalidPayload(`The form could not be read: ${error instanceof Error ? error.message : String(error)}`)
}
