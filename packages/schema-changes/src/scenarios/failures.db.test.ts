import type { Capabilities } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { eachDatabase, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { recoverSchemaChange } from '../change-schema.ts'
import { type Administrator, administratorOf } from '../testing/administrator.ts'
import { failingConnection, type Saboteur } from '../testing/failing-connection.ts'
import { changes, outlineOf, prepare, stateOf } from '../testing/model-changes.ts'

/**
 * Where DDL can't be rolled back, each failure costs many statements, so every so many-eth of them is tried, another one for
 * each change. `RECTO_FAILURE_POINTS=all` tries all.
 */
const strideOf = (supports: Capabilities, usual: number): number =>
  supports.transactionalDdl || process.env['RECTO_FAILURE_POINTS'] === 'all' ? 1 : usual

const numbered = changes.map((change, index) => ({ ...change, index }))

eachDatabase((database) => {
  const saboteur: Saboteur = { seen: 0, target: 0, isFinal: false }
  let administrator: Administrator

  beforeAll(async () => {
    administrator = await administratorOf(database, (connection) => failingConnection(connection, saboteur))
    await prepare(administrator)
  })
  afterAll(() => administrator.close())

  describe('a statement that fails leaves everything as it was', () => {
    it.each(numbered)('$name', async ({ run, index }) => {
      const stride = strideOf(administrator.platform.dialect.supports, 3)
      const before = await stateOf(administrator)
      let failures = 0
      for (let target = 1 + (index % stride); ; target += stride) {
        Object.assign(saboteur, { seen: 0, target })
        const error = await run(administrator).then(
          () => null,
          (reason: unknown) => reason,
        )
        const isReached = saboteur.seen >= target
        Object.assign(saboteur, { seen: 0, target: 0 })
        if (error === null) {
          expect(isReached && failures === 0).toBe(false)
          break
        }
        failures += 1
        expect(error).toBeInstanceOf(RectoError)
        expect(await stateOf(administrator, before), `statement ${target}`).toEqual(before)
      }
      expect(failures).toBeGreaterThan(0)
    })
  })
})

eachDatabase(
  (database) => {
    const saboteur: Saboteur = { seen: 0, target: 0, isFinal: true }
    const server = inject('rectoTestServers').find(({ name }) => name === database.name)
    let administrator: Administrator
    let undisturbed: Administrator
    let dropUndisturbed: () => Promise<void>

    beforeAll(async () => {
      administrator = await administratorOf(database, (connection) => failingConnection(connection, saboteur))
      await prepare(administrator)
      if (server === undefined) return
      const other = testDatabase(server)
      await other.create()
      dropUndisturbed = () => other.drop()
      undisturbed = await administratorOf(other)
      await prepare(undisturbed)
    })
    afterAll(async () => {
      await administrator.close()
      await undisturbed.close()
      await dropUndisturbed()
    })

    describe('a process that ends in the midst of a change leaves it to the next one', () => {
      it.each(numbered)('$name', async ({ run, index }) => {
        const stride = strideOf(administrator.platform.dialect.supports, 5)
        const before = await stateOf(administrator)
        await run(undisturbed)
        const after = await outlineOf(undisturbed)
        for (let target = 1 + (index % stride); ; target += stride) {
          Object.assign(saboteur, { seen: 0, target })
          const isDone = await run(administrator).then(
            () => true,
            () => false,
          )
          const isReached = saboteur.seen >= target
          Object.assign(saboteur, { seen: 0, target: 0 })
          if (isDone && !isReached) break
          await recoverSchemaChange(administrator.platform)
          const now = await stateOf(administrator, before)
          if (JSON.stringify(now) === JSON.stringify(before)) continue
          // Data has been given up, so the change was completed instead.
          expect(await outlineOf(administrator), `statement ${target}`).toEqual(after)
          return
        }
        expect(await outlineOf(administrator)).toEqual(after)
      })
    })
  },
  ['mysql', 'mariadb'],
)
