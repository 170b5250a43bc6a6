import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { uploadFiles } from '@recto/files'
import { createContext } from '@recto/pipeline'
import { administrator, openPlatform } from '@recto/platform'
import { openStorage } from '@recto/storage'

const storages = openStorage([{ name: 'local', driver: 'local', options: { root: join(tmpdir(), 'recto-uploads') } }])
const { platform, files, close } = await openPlatform({ client: 'sqlite', connection: { filename: ':memory:' }, files: { storages } })
if (files === null) throw new Error('No storage')

async function* parts() {
  yield { name: 'hello_world.txt', type: 'text/plain', fields: new Map<string, string>(), content: Readable.from([Buffer.from('Hello')]) }
}

const context = createContext(platform, administrator)
const result = await uploadFiles({ parts: parts(), query: { fields: 'title,type,filesize' } }, context, files)
console.log(result?.kind === 'document' ? result.data : result) // {"title":"Hello World","type":"text/plain","filesize":"5"}
await close()
