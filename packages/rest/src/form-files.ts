import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { RectoError } from '@recto/errors'

/** A file of a form, held in memory. */
export interface FormFile {
  readonly mediaType: string
  readonly text: string
}

/** The files of a form whose body was read already. @throws {RectoError} INVALID_PAYLOAD when it is no form */
export async function formFiles(body: Buffer, contentType: string): Promise<readonly FormFile[]> {
  return await new Promise((resolve, reject) => {
    const refuse = (error: unknown): void => reject(refusal(error))
    const files: Promise<FormFile>[] = []
    const form = openForm(contentType, refuse)
    form?.on('file', (...[, file, , , mediaType]: [string, Readable, string, string, string]) => {
      files.push(readFile(file, mediaType))
    })
    form?.on('finish', () => void Promise.all(files).then(resolve, refuse))
    form?.on('error', refuse)
    form?.end(body)
  })
}

/** A type without a boundary is refused while the form is opened. */
function openForm(contentType: string, refuse: (error: unknown) => void): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: { files: 2 } })
  } catch (error) {
    refuse(error)
    return null
  }
}

async function readFile(file: Readable, mediaType: string): Promise<FormFile> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  return { mediaType, text: Buffer.concat(chunks).toString('utf8') }
}

function refusal(error: unknown): RectoError {
  const reason = `The form could not be read: ${error instanceof Error ? error.message : String(error)}`
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause: error })
}
