import { setTimeout as wait } from 'node:timers/promises'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { Dialect } from '../dialect.ts'
import { openDatabase } from '../open-database.ts'
import { raw } from '../sql.ts'

/** Joins of a table with itself that take some minutes. */
const endless = 'SELECT SUM(a.n + b.n * c.n + d.n) AS total FROM many a CROSS JOIN many b CROSS JOIN many c CROSS JOIN many d'

/** How many of the long statements a server is still at work on, in this database. */
const mysqlRunning =
  "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info LIKE '%CROSS JOIN many%'"
const running: Readonly<Partial<Record<string, string>>> = {
  postgres:
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%CROSS JOIN many%'",
  mysql: mysqlRunning,
  mariadb: mysqlRunning,
}

eachDatabase((database) => {
  let dialect: Dialect
  let connection: Connection
  let hurried: Connection
  const statement = (text: string, name?: string) => compile(dialect, raw(text), name)

  beforeAll(async () => {
    const open = await openDatabase(database.name, { ...database.config, pool: { min: 1, max: 2 } })
    dialect = open.dialect
    connection = open.connection
    await connection.execute(statement('CREATE TABLE many (n INTEGER PRIMARY KEY)'))
    await connection.execute(statement(`INSERT INTO many (n) VALUES ${Array.from({ length: 1000 }, (_, n) => `(${n})`).join(', ')}`))
    hurried = (await openDatabase(database.name, { ...database.config, readTimeoutMs: 300 })).connection
  })
  afterAll(() => Promise.all([connection.close(), hurried.close()]))

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.then(
      () => 'none',
      (problem: unknown) => problem,
    )
    return dialect.toRectoError(error)?.code ?? String(error)
  }

  it('ends statements that are aborted, more often than there are sessions', async () => {
    for (let round = 0; round < 4; round += 1) {
      const controller = new AbortController()
      const options = { signal: controller.signal, mayBeSlow: true }
      const long = codeOf(connection.text(statement(endless, 'endless'), options))
      await wait(60)
      controller.abort()
      expect(await long).toBe('SERVICE_UNAVAILABLE')
      if (dialect.supports.isEmbedded) return
    }
    expect(await connection.text(statement('SELECT COUNT(*) FROM many'))).toBe('1000')
  })

  it.skipIf(database.name === 'sqlite')('ends streams that are aborted', async () => {
    for (let round = 0; round < 4; round += 1) {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 60)
      const first = connection.stream(statement(endless), { signal: controller.signal })[Symbol.asyncIterator]().next()
      expect(await codeOf(first)).toBe('SERVICE_UNAVAILABLE')
    }
    expect(await connection.text(statement('SELECT COUNT(*) FROM many'))).toBe('1000')
  })

  it('runs nothing when aborted before it begins', async () => {
    expect(await codeOf(connection.text(statement('SELECT 1'), { signal: AbortSignal.abort(), mayBeSlow: true }))).toBe(
      'SERVICE_UNAVAILABLE',
    )
  })

  it.skipIf(database.name === 'sqlite')('ends reads that take too long, named or not, and no others', async () => {
    for (const one of [statement(endless), statement(endless, 'endless')]) {
      const began = performance.now()
      expect(await codeOf(hurried.text(one))).toBe('SERVICE_UNAVAILABLE')
      expect(performance.now() - began).toBeLessThan(5000)
    }
    expect(await codeOf(hurried.stream(statement(endless))[Symbol.asyncIterator]().next())).toBe('SERVICE_UNAVAILABLE')
    const patient = await codeOf(
      hurried.transaction((session) =>
        session.text(statement('SELECT COUNT(*) FROM many a CROSS JOIN many b CROSS JOIN (SELECT n FROM many WHERE n < 25) c')),
      ),
    )
    expect(patient).toBe('none')
    expect(await hurried.text(statement('SELECT COUNT(*) FROM many', 'counted'))).toBe('1000')
  })

  it.skipIf(database.name === 'sqlite')('gives the sessions of cancelled streams back, whenever the cancelling comes', async () => {
    for (let round = 0; round < 12; round += 1) {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), round * 6)
      expect(await codeOf(connection.stream(statement(endless), { signal: controller.signal })[Symbol.asyncIterator]().next())).toBe(
        'SERVICE_UNAVAILABLE',
      )
    }
    expect(await connection.text(statement('SELECT COUNT(*) FROM many'))).toBe('1000')
  })

  it.skipIf(database.name === 'sqlite')('leaves nothing running on the server', async () => {
    const text = running[database.name]
    if (text === undefined) throw new TypeError(`how does ${database.name} tell what it is doing?`)
    const count = async (): Promise<string | null> => connection.text(statement(text))
    // A server notices only now and then that it was asked to stop.
    await expect.poll(count, { timeout: 5000, interval: 100 }).toBe('0')
    const controller = new AbortController()
    const long = codeOf(connection.text(statement(endless), { signal: controller.signal }))
    await expect.poll(count, { timeout: 5000, interval: 50 }).toBe('1')
    controller.abort()
    expect(await long).toBe('SERVICE_UNAVAILABLE')
    await expect.poll(count, { timeout: 5000, interval: 100 }).toBe('0')
  })
})
