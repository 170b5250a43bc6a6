import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { memoryCoordination } from '@recto/bus'
import { openDatabase } from '@recto/dialects'
import { openFiles, uploadFiles } from '@recto/files'
import { administrator, createContext, openPipeline } from '@recto/pipeline'
import { openStorage } from '@recto/storage'
import { migrate } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const platform = await openPipeline(database)
const storages = openStorage([{ name: 'local', driver: 'local', options: { root: join(tmpdir(), 'recto-uploads') } }])
const { locks } = memoryCoordination()
const files = openFiles({ platform, storages, locks, secret: 'at least thirty-two characters long' })

async function* parts() {
  yield { name: 'hello_world.txt', type: 'text/plain', fields: new Map<string, string>(), content: Readable.from([Buffer.from('Hello')]) }
}

const context = createContext(platform, administrator)
const result = await uploadFiles({ parts: parts(), query: { fields: 'title,type,filesize' } }, context, files)
console.log(result?.kind === 'document' ? result.data : result) // {"title":"Hello World","type":"text/plain","filesize":"5"}

platform.schemaCache.stop()
await Promise.all([storages.close(), platform.connection.close()])
