import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { eachDatabase } from './each-database.ts'
import { engines } from './engines/engines.ts'

describe('eachDatabase', () => {
  it('always runs SQLite unless told otherwise', () => {
    const names = inject('rectoTestServers').map(({ name }) => name)
    if (!process.env['RECTO_TEST_DATABASES']) expect(names).toContain('sqlite')
  })

  eachDatabase((database) => {
    it('has made the database before the first test', async () => {
      const { url, filename } = database.config
      if (url) await expect(engines[database.name].version(url)).resolves.toMatch(/\d/)
      else expect(existsSync(dirname(filename ?? ''))).toBe(true)
    })
  })

  eachDatabase(
    (database) => {
      it('gives a writable, empty PostgreSQL', async () => {
        const client = new pg.Client({ connectionString: database.config.url })
        await client.connect()
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`)
        expect(rows).toEqual([{ count: '0' }])
        await client.query('CREATE TABLE kept (id int)')
        await client.end()
      })
    },
    ['postgres'],
  )
})
