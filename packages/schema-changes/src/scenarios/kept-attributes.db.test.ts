import { rawStatement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { updateField } from '../operations.ts'
import { type Administrator, administratorOf, refusal } from '../testing/administrator.ts'

/** Columns with all that only their own declaration says. */
const columns = [
  `code varchar(20) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'it''s' COMMENT 'of its ''own'''`,
  `plain varchar(20) NULL`,
  `kind enum('a','b''c') COLLATE utf8mb4_bin DEFAULT 'a'`,
  `changed datetime(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'when'`,
  `touched timestamp NULL ON UPDATE CURRENT_TIMESTAMP`,
  `hidden int INVISIBLE DEFAULT 3`,
  `price decimal(8,2) unsigned DEFAULT 1.50`,
  `padded int(6) unsigned zerofill NULL`,
  `positive int CHECK (positive > 0)`,
  `doc json NULL`,
  `made char(36) DEFAULT (UUID())`,
]

eachDatabase(
  (database) => {
    let administrator: Administrator
    const definition = async (): Promise<string> => {
      const { connection } = administrator.platform
      const [row] = await connection.rows<{ 'Create Table': string }>(rawStatement('SHOW CREATE TABLE things'))
      return row?.['Create Table'] ?? ''
    }

    beforeAll(async () => {
      administrator = await administratorOf(database)
      const text = `CREATE TABLE things (id int PRIMARY KEY AUTO_INCREMENT, ${columns.join(', ')}, doubled int GENERATED ALWAYS AS (hidden * 2) STORED)`
      await administrator.platform.connection.execute(rawStatement(text))
      await administrator.platform.schemaCache.refresh()
    })
    afterAll(() => administrator.close())

    it.each(columns.map((column) => column.split(' ', 1)[0] ?? ''))('changes one thing of %s and loses nothing else', async (field) => {
      const { change, model } = administrator
      const before = await definition()
      const isNullable = (await model()).field('things', field).schema?.['is_nullable'] === true
      await change(updateField({ collection: 'things', field }, { schema: { is_nullable: !isNullable } }))
      expect(await definition()).not.toBe(before)
      await change(updateField({ collection: 'things', field }, { schema: { is_nullable: isNullable } }))
      expect(await definition()).toBe(before)
    })

    it('keeps what fits another type, and only that', async () => {
      const { change } = administrator
      await change(updateField({ collection: 'things', field: 'changed' }, { type: 'timestamp', schema: {} }))
      await change(
        updateField({ collection: 'things', field: 'code' }, { type: 'text', schema: { default_value: null, is_nullable: true } }),
      )
      await change(updateField({ collection: 'things', field: 'touched' }, { type: 'string', schema: {} }))
      const lines = (await definition()).split('\n')
      const line = (field: string) => lines.find((text) => text.includes(`\`${field}\``)) ?? ''
      expect(line('changed')).toMatch(/timestamp .*default current_timestamp(?:\(\))? on update current_timestamp(?:\(\))? comment 'when'/i)
      expect(line('code')).toMatch(/text .*collate latin1_bin/i)
      expect(line('touched')).not.toMatch(/on update/i)
    })

    it('leaves what the database works out alone', async () => {
      const refused = await refusal(() =>
        administrator.change(updateField({ collection: 'things', field: 'doubled' }, { schema: { is_nullable: false } })),
      )
      expect(refused).toMatchObject({ status: 400, extensions: { code: 'INVALID_PAYLOAD' } })
    })
  },
  ['mysql', 'mariadb'],
)
