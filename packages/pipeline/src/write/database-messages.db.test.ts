import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Input } from '../input.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

/** A table `rooms` that a trigger guards, with a named check, and a view that shows free rooms only. */
const statements: Readonly<Record<string, readonly string[]>> = {
  sqlite: [
    'CREATE TABLE rooms (id integer PRIMARY KEY, seats integer CONSTRAINT few_seats CHECK (seats < 100), state text)',
    "CREATE TRIGGER booked BEFORE INSERT ON rooms WHEN NEW.state = 'booked' BEGIN SELECT RAISE(ABORT, 'Room is booked'); END",
  ],
  postgres: [
    'CREATE TABLE rooms (id integer PRIMARY KEY, seats integer CONSTRAINT few_seats CHECK (seats < 100), state text)',
    `CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.state = 'booked' THEN RAISE EXCEPTION 'Room is booked'; END IF;
      IF NEW.state = 'coded' THEN RAISE EXCEPTION 'Room is booked' USING ERRCODE = 'RB001'; END IF;
      IF NEW.state = 'wrong' THEN PERFORM 1 / 0; END IF;
      IF NEW.state = 'many' THEN NEW.id := (SELECT 1 UNION SELECT 2); END IF;
      RETURN NEW; END $$`,
    'CREATE TRIGGER booked BEFORE INSERT OR UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION guard()',
  ],
  mariadb: [
    'CREATE TABLE rooms (id integer PRIMARY KEY, seats integer, state varchar(20), CONSTRAINT few_seats CHECK (seats < 100))',
    "CREATE TRIGGER booked BEFORE INSERT ON rooms FOR EACH ROW IF NEW.state = 'booked' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Room is booked'; ELSEIF NEW.state = 'coded' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Room is booked', MYSQL_ERRNO = 4711; END IF",
  ],
}

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      tables = await openTables(database, statements[database.name] ?? [])
    })
    afterAll(() => tables.platform.connection.close())
    const create = (data: unknown): Input => ({ kind: 'create', collection: 'rooms', query: {}, data })
    const states = ['booked', ...(database.name === 'sqlite' ? [] : ['coded'])]

    it.each(states)('passes on the message of a trigger (%s)', async (state) => {
      const refusal = { code: 'INVALID_PAYLOAD', extensions: { reason: 'Room is booked' } }
      await expect(tables.answer(create({ id: 1, state }))).rejects.toMatchObject(refusal)
      expect(await tables.rows('SELECT id FROM rooms')).toEqual([])
    })

    it.runIf(database.name === 'postgres').each(['wrong', 'many'])('answers with 400 when a trigger fails (%s)', async (state) => {
      await expect(tables.answer(create({ id: 1, state }))).rejects.toMatchObject({ status: 400 })
    })

    it('names the check that a value violates', async () => {
      const problem = tables.answer(create({ id: 1, seats: 500 }))
      await expect(problem).rejects.toMatchObject({ code: 'INVALID_PAYLOAD', extensions: { reason: expect.stringContaining('few_seats') } })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
