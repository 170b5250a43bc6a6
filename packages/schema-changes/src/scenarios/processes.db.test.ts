import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compile, raw } from '@recto/dialects'
import { eachDatabase, type TestDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recoverSchemaChange } from '../change-schema.ts'
import { type Administrator, administratorOf, refusal } from '../testing/administrator.ts'
import { prepare, stateOf } from '../testing/model-changes.ts'
import type { Order } from '../testing/model-process.ts'

const program = fileURLToPath(new URL('../testing/model-process.ts', import.meta.url))

/** A server in a process of its own. */
class ServerProcess {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  constructor(database: TestDatabase) {
    const { name, config } = database
    const flags = ['--conditions', '@recto/source', '--import', 'tsx', program, JSON.stringify({ name, config })]
    this.#child = spawn(process.execPath, flags, { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] })
    if (this.#child.stdout === null) throw new Error('The process has no output.')
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  async says(): Promise<string> {
    return String((await this.#lines.next()).value)
  }

  send(order: Order): void {
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`)
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}

/** Where it is killed. What takes back is needed most right before data is lost, and no more right after. */
const undone: readonly Omit<Extract<Order, { kind: 'stop' }>, 'kind'>[] = [
  { change: 'making a collection', pattern: 'CREATE TABLE .pages', when: 'after' },
  { change: 'changing a relation', pattern: 'DROP (FOREIGN KEY|CONSTRAINT)|^DROP VIEW', when: 'after' },
  { change: 'deleting a field', pattern: 'DROP COLUMN', when: 'before' },
]
const completed = { change: 'deleting a collection', pattern: 'DROP TABLE', when: 'after' } as const

eachDatabase((database) => {
  const processes: ServerProcess[] = []
  let administrator: Administrator
  let isTransactional: boolean

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await prepare(administrator)
    isTransactional = administrator.platform.dialect.supports.transactionalDdl
    for (let count = 0; count < (isTransactional ? 2 : undone.length + 1); count += 1) processes.push(new ServerProcess(database))
    for (const process of processes) expect(await process.says()).toBe('ready')
  })
  afterAll(async () => {
    for (const process of processes) await process.kill()
    await administrator.close()
  })

  it('lets two servers change the model at once, one after the other', async () => {
    const [one, other] = [processes[0], processes[1]]
    one?.send({ kind: 'fields', prefix: 'one', count: 3, contested: 'both' })
    other?.send({ kind: 'fields', prefix: 'other', count: 3, contested: 'both' })
    const answers = [await one?.says(), await other?.says()]
    expect(answers.map((answer) => answer?.slice(0, -1))).toEqual(['done 111', 'done 111'])
    expect(answers.map((answer) => answer?.slice(-1)).sort()).toEqual(['0', '1'])
    await administrator.platform.schemaCache.refresh()
    const fields = (await administrator.model()).fields('articles')
    expect(new Set(fields.map(({ meta }) => meta?.['sort'])).size).toBe(fields.length)
    expect(fields.filter(({ field }) => field === 'both')).toHaveLength(1)
  })

  describe('killed in the midst of a change', () => {
    const killed = async (order: Omit<Extract<Order, { kind: 'stop' }>, 'kind'>): Promise<void> => {
      const process = processes.shift()
      process?.send({ kind: 'stop', ...order })
      expect(await process?.says()).toBe('stopped')
      await process?.kill()
      await recoverSchemaChange(administrator.platform)
    }

    it.for(undone)('leaves no trace when $change', async (order, { skip }) => {
      skip(isTransactional && order !== undone[1], 'the engine rolls all of them back alike')
      const before = await stateOf(administrator)
      await killed(order)
      expect(await stateOf(administrator)).toEqual(before)
    })

    it('ends what has begun to lose data', async ({ skip }) => {
      skip(isTransactional, 'the engine rolls it back')
      await killed(completed)
      await administrator.platform.schemaCache.refresh()
      expect((await refusal(async () => (await administrator.model()).collection('authors'))).status).toBe(403)
      expect((await refusal(async () => (await administrator.model()).field('articles', 'author'))).status).toBe(403)
      expect((await administrator.model()).relations('articles')).toEqual([])
      const { dialect, connection } = administrator.platform
      const steps = await connection.rows(compile(dialect, raw(`SELECT * FROM recto_schema_change_log WHERE direction <> 'count'`)))
      expect(steps).toEqual([])
    })
  })
})
