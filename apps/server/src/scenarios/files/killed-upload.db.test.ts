import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkFiles } from '@recto/files'
import { eachDatabase, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseEnvironment } from '../test-server.ts'
import { type ServerProcess, startProcess } from '../writing/server-process.ts'
import { type FileServer, fileServer, formOf } from './file-server.ts'

/** How long the server takes uploads after its first answer before it is killed. More times for a long run. */
const pausesMs = propertyRun(1).cases > 1 ? [0, 15, 40, 90, 200] : [30]
const callers = 6

eachDatabase((database) => {
  let folder: string
  let running: ServerProcess | null = null
  let files: FileServer | null = null
  const own = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin-token' }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-killed-'))
  })
  afterAll(async () => {
    await running?.kill()
    await files?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(pausesMs)('keeps whole files only when it is killed %i ms into uploads, and the check removes the rest', async (pauseMs) => {
    await files?.close()
    // Makes the tables, so that the process that is killed does not begin with them.
    files = await fileServer(database, { STORAGE_LOCAL_ROOT: folder })
    await files.close()
    files = null
    running = await startProcess({
      ...databaseEnvironment(database),
      ...own,
      SECRET: 'a-secret-of-thirty-two-characters',
      STORAGE_LOCAL_ROOT: folder,
    })
    const { url } = running
    const sums = new Set<string>()
    const answered: string[] = []
    const sendUntilKilled = async (): Promise<void> => {
      for (;;) {
        const bytes = randomBytes(400_000)
        sums.add(sumOf(bytes))
        const body = formOf(new File([new Uint8Array(bytes)], 'a.bin', { type: 'application/octet-stream' }))
        const id = await uploadTo(url, body)
        if (id === null) return
        answered.push(id)
      }
    }
    const sent = Promise.all(Array.from({ length: callers }, sendUntilKilled))
    while (answered.length === 0) await delay(5)
    await delay(pauseMs)
    await running.kill()
    running = null
    await sent
    files = await fileServer(database, { STORAGE_LOCAL_ROOT: folder })
    const { server, storages } = files
    const first = await checkFiles({ platform: server.platform, storages }, { isRepaired: true, ageMinMs: 0 })
    expect(first.rowsWithoutObject).toEqual([])
    expect(first.removed).toEqual(first.objectsWithoutRow)
    const again = await checkFiles({ platform: server.platform, storages }, { ageMinMs: 0 })
    expect(again).toEqual({ rowsWithoutObject: [], objectsWithoutRow: [], removed: [] })
    const { data } = (await (await files.ask('/files?fields=id&limit=-1')).json()) as { data: { id: string }[] }
    const ids = data.map(({ id }) => id)
    for (const id of answered) expect(ids).toContain(id)
    for (const id of ids.slice(-20)) {
      const content = Buffer.from(await (await files.ask(`/assets/${id}`)).arrayBuffer())
      expect([...sums]).toContain(sumOf(content))
    }
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toHaveLength(ids.length)
    await files.ask('/files', { method: 'DELETE', json: ids })
  })
})

/** The key of the new file; `null`: no answer came. */
async function uploadTo(url: string, body: FormData): Promise<string | null> {
  try {
    const response = await fetch(`${url}/files`, { method: 'POST', body, headers: { authorization: 'Bearer admin-token' } })
    return ((await response.json()) as { data: { id: string } }).data.id
  } catch {
    return null
  }
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
