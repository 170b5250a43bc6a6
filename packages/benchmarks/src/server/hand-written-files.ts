import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import Database from 'better-sqlite3'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import sharp from 'sharp'
import { token } from './policy.ts'

/**
 * Files as an engineer would serve them by hand: rows in SQLite, contents in a folder, pictures made by `sharp` and kept. It knows one
 * constant token, looks at the folder of nobody's links, hashes nothing, and waits for the disk to have an upload only where it is asked to.
 */
interface FileRow {
  readonly id: string
  readonly path: string
  readonly type: string
}

const { DB_FILENAME = '', FILES_ROOT = '', PORT } = process.env
const database = new Database(DB_FILENAME)
database.pragma('busy_timeout = 5000')
database.exec('CREATE TABLE IF NOT EXISTS files_by_hand (id text PRIMARY KEY, path text, type text, size integer)')
const byKey = database.prepare<[string], FileRow>('SELECT id, path, type FROM files_by_hand WHERE id = ?')
const insert = database.prepare('INSERT INTO files_by_hand (id, path, type, size) VALUES (?, ?, ?, ?)')

type AssetRequest = FastifyRequest<{ Params: { id: string }; Querystring: { width?: string; quality?: string } }>

async function sendAsset(request: AssetRequest, reply: FastifyReply): Promise<FastifyReply> {
  const row = byKey.get(request.params.id)
  if (row === undefined) return await reply.code(404).send({ errors: [{ message: 'Not found.' }] })
  const { width, quality = '80' } = request.query
  reply.headers({ 'content-type': row.type, 'cache-control': 'private, max-age=2592000' })
  if (width === undefined) return await sendFile(join(FILES_ROOT, row.path), reply)
  const variant = join(FILES_ROOT, `${row.id}-${Number(width)}-${Number(quality)}.jpg`)
  const isKept = await stat(variant).then(
    () => true,
    () => false,
  )
  if (isKept) return await sendFile(variant, reply)
  const bytes = await sharp(join(FILES_ROOT, row.path))
    .rotate()
    .resize({ width: Number(width) })
    .jpeg({ quality: Number(quality) })
    .toBuffer()
  await writeFile(variant, bytes)
  return await reply.send(bytes)
}

async function sendFile(file: string, reply: FastifyReply): Promise<FastifyReply> {
  const { size } = await stat(file)
  return await reply.header('content-length', size).send(createReadStream(file))
}

type UploadRequest = FastifyRequest<{ Querystring: { flush?: string } }>

async function receive(request: UploadRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = new Busboy({ headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' } })
  const stored: Promise<FileRow>[] = []
  // biome-ignore lint/complexity/useMaxParams: the parser hands a file over so
  form.on('file', (_field, content, _name, _encoding, type) => stored.push(storeFile(content, type, request.query.flush !== undefined)))
  await pipeline(request.raw, form)
  const [row] = await Promise.all(stored)
  return await reply.send({ data: row })
}

async function storeFile(content: Readable, type: string, flush: boolean): Promise<FileRow> {
  const id = randomUUID()
  const file = createWriteStream(join(FILES_ROOT, id), { flush })
  await pipeline(content, file)
  insert.run(id, id, type, file.bytesWritten)
  return { id, path: id, type }
}

const app = fastify()
app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined))
app.addHook('onRequest', async (request, reply) => {
  if (request.headers.authorization !== `Bearer ${token}`) await reply.code(401).send({ errors: [{ message: 'Invalid token.' }] })
})
app.get('/ping', async () => 'pong')
app.get('/assets/:id', sendAsset)
app.post('/files', receive)
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
