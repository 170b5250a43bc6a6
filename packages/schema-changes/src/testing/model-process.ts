import { createInterface } from 'node:readline'
import type { Connection, Statement } from '@recto/dialects'
import type { TestDatabase } from '@recto/testing'
import { createField } from '../operations.ts'
import { administratorOf } from './administrator.ts'
import { changes } from './model-changes.ts'

/** The commands this process accepts, one JSON document a line. */
export type Order =
  /** Makes a change, and stands still for ever where a statement matches the pattern. */
  | { readonly kind: 'stop'; readonly change: string; readonly pattern: string; readonly when: 'before' | 'after' }
  /** Makes so many fields in `articles`, and one more that others may be making too. */
  | { readonly kind: 'fields'; readonly prefix: string; readonly count: number; readonly contested: string }

/** A server in a process of its own, which takes commands and can be killed. It answers `ready`, `stopped` and `done …`. */
async function main(database: TestDatabase): Promise<void> {
  let stop: Extract<Order, { kind: 'stop' }> | null = null
  const answer = (text: string): void => void process.stdout.write(`${text}\n`)
  const stand = (): Promise<never> => {
    answer('stopped')
    return new Promise(() => {})
  }
  const watched = (connection: Connection): Connection => ({
    ...connection,
    execute: async (statement: Statement) => {
      const isPlace = stop !== null && new RegExp(stop.pattern).test(statement.sql)
      if (isPlace && stop?.when === 'before') await stand()
      const result = await connection.execute(statement)
      return isPlace ? await stand() : result
    },
    transaction: (work) => connection.transaction((session) => work(watched(session))),
  })
  const administrator = await administratorOf(database, watched)
  answer('ready')
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order
    if (order.kind === 'stop') {
      stop = order
      await changes.find(({ name }) => name === order.change)?.run(administrator)
      answer('done')
    } else {
      const names = [...Array.from({ length: order.count }, (_, index) => `${order.prefix}_${index}`), order.contested]
      const made = await Promise.allSettled(
        names.map((field) => administrator.change(createField('articles', { field, type: 'string', schema: {}, meta: {} }))),
      )
      answer(`done ${made.map(({ status }) => (status === 'fulfilled' ? 1 : 0)).join('')}`)
    }
  }
  await administrator.close()
}

await main(JSON.parse(process.argv[2] ?? '{}') as TestDatabase)
