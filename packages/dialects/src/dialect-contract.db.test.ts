import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, it } from 'vitest'
import type { Connection } from './connection.ts'
import type { DialectName } from './dialect.ts'
import { dialectContract } from './dialect-contract.ts'
import { dialectFor } from './dialects.ts'

/** Cases an engine can't keep, with the reason. */
const skips: Partial<Record<DialectName, Readonly<Record<string, string>>>> = {
  mysql: { 'takes names beyond the basic plane': 'identifiers hold no supplementary characters' },
  mariadb: { 'takes names beyond the basic plane': 'identifiers hold no supplementary characters' },
}

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  for (const { title, run } of dialectContract) {
    const reason = skips[dialect.name]?.[title]
    if (reason === undefined) it(title, () => run({ dialect, connection }))
    else it.skip(`${title} (${reason})`, () => undefined)
  }
})
