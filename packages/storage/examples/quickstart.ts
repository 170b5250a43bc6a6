import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { openStorage } from '@recto/storage'

const root = await mkdtemp(join(tmpdir(), 'files-'))
const storage = openStorage([{ name: 'local', driver: 'local', options: { root } }])
const files = storage.location(storage.defaultName)

await files.write('notes/hello.txt', Readable.from(['Hello, storage']), { type: 'text/plain' })
console.log(await text(await files.read('notes/hello.txt', { range: { start: 7 } }))) // storage
for await (const path of files.list('notes/')) console.log(path, (await files.stat(path)).size) // notes/hello.txt 14

await files.write('../outside.txt', Readable.from(['x'])).catch((error) => console.log(error.reason)) // denied

await storage.close()
await rm(root, { recursive: true })
