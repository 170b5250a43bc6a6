import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type StorageLocations } from '@recto/storage'
import sharp from 'sharp'
import { type SuiteDatabase, type TestServer, testServer } from '../test-server.ts'
import { addTestUser, type TestPermission } from '../test-users.ts'
import { fullStorage } from './full-storage.ts'
import { StoredObjects } from './stored-objects.ts'

export const adminToken = 'admin-token'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: adminToken }

/** A row of the collection of files, as the API shows it. */
export type FileRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly filename_disk: string }

/** A server that listens, with a storage in a folder of its own. */
export interface FileServer {
  readonly server: TestServer
  readonly storages: StorageLocations
  /** What is in its storage. */
  readonly objects: StoredObjects
  readonly url: string
  /** The folder of contents that are kept on disk. */
  readonly root: string
  /** A request as the administrator, unless another token is given; `null`: as nobody. */
  ask(path: string, options?: AskOptions): Promise<Response>
  /** Uploads files as the administrator, and gives the rows. */
  upload(...parts: readonly UploadedPart[]): Promise<readonly FileRow[]>
  /** A user with these permissions; gives the token. */
  user(name: string, permissions: readonly TestPermission[]): Promise<string>
  close(): Promise<void>
}

export interface AskOptions extends RequestInit {
  readonly token?: string | null
  /** Sent as JSON. */
  readonly json?: unknown
}

/** A file, or a field that stands before one. */
export type UploadedPart = File | Readonly<Record<string, string>>

/** `isFull`: its storage takes nothing more. */
export async function fileServer(
  database: SuiteDatabase,
  settings: Readonly<Record<string, string>> = {},
  { isFull = false }: { readonly isFull?: boolean } = {},
): Promise<FileServer> {
  const own = mkdtempSync(join(tmpdir(), 'recto-files-'))
  const root = settings['STORAGE_LOCAL_ROOT'] ?? own
  const variables = { ...environment, ...settings, STORAGE_LOCAL_ROOT: root }
  const server = await testServer(database, variables, isFull ? { storages: fullStorage(root) } : {})
  const url = await server.fastify.listen({ port: 0, host: '127.0.0.1' })
  const ask: FileServer['ask'] = (path, { token = adminToken, json, headers, ...init } = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(headers as Record<string, string>),
      },
    })
  return {
    server,
    storages: openStorage([{ name: 'local', driver: 'local', options: { root } }]),
    objects: new StoredObjects(root),
    url,
    root,
    ask,
    async upload(...parts) {
      const response = await ask('/files', { method: 'POST', body: formOf(...parts) })
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
      return [((await response.json()) as { data: FileRow | FileRow[] }).data].flat()
    },
    user: async (name, permissions) => (await addTestUser(server.platform, name, { permissions })).token,
    async close() {
      await server.close()
      rmSync(own, { recursive: true, force: true })
    },
  }
}

/** A form with its parts in this order. */
export function formOf(...parts: readonly UploadedPart[]): FormData {
  const form = new FormData()
  for (const part of parts) {
    if (part instanceof File) form.append('file', part)
    else for (const [name, value] of Object.entries(part)) form.append(name, value)
  }
  return form
}

/** A file with text in it. */
export function textFile(name: string, text = 'hello', type = 'text/plain'): File {
  return new File([text], name, { type })
}

/** A picture of one color. */
export async function pictureFile(name: string, { width = 40, height = 30, type = 'jpeg', orientation = 1 } = {}): Promise<File> {
  const image = sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } })
    .withExif({ IFD0: { Make: 'Acme', Model: 'X1', Copyright: 'nobody' }, IFD2: { FNumber: '28/10', ExposureTime: '1/60' } })
    .withMetadata({ orientation })
  const bytes = await image.toFormat(type as 'jpeg').toBuffer()
  return new File([new Uint8Array(bytes)], name, { type: `image/${type}` })
}

/** The first error of an answer: its status, code and reason. */
export async function errorOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: readonly { message: string; extensions: { code: string } }[] }
  return `${response.status} ${errors[0]?.extensions.code} ${errors[0]?.message}`
}
