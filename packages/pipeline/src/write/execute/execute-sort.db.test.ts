import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runRequest } from '../../run-request.ts'
import { type Library, openLibrary } from '../../testing/open-library.ts'

const update = { collection: 'shelves', action: 'update', validation: null, presets: null } as const

describe('a sort', () => {
  eachDatabase((database) => {
    let library: Library
    beforeAll(async () => {
      library = await openLibrary(database, [
        { ...update, permissions: { id: { _lt: 4 } }, fields: ['place'] },
        { ...update, permissions: null, fields: ['name'] },
      ])
    })
    afterAll(() => library.platform.connection.close())
    beforeEach(async () => {
      await library.clear()
      const data = [10, 20, 30, 40].map((place, index) => ({ id: index + 1, place }))
      await runRequest({ kind: 'create', collection: 'shelves', query: {}, data }, library.asAdministrator())
    })

    const sort = (item: unknown, to: unknown) => ({ kind: 'sort', collection: 'shelves', item, to }) as const
    const places = async () => (await library.rows('shelves')).map(({ place }) => Number(place))

    it('is announced after the commit, and writes no activity', async () => {
      const before = await library.rows('recto_activity')
      const heard: unknown[] = []
      const end = library.platform.events.onAction('shelves.items.sort', (meta) => void heard.push(meta))
      expect(await runRequest(sort(3, '1'), library.asAdministrator())).toBeNull()
      await expect.poll(() => heard).toEqual([{ collection: 'shelves', item: 3, to: 1, event: 'shelves.items.sort' }])
      end()
      expect(await places()).toEqual([11, 21, 10, 40])
      expect(await library.rows('recto_activity')).toEqual(before)
    })

    it('needs a rule that matches both items and grants the sort field', async () => {
      const visitor = await library.asVisitor()
      await runRequest(sort(3, 1), visitor)
      expect(await places()).toEqual([11, 21, 10, 40])
      await runRequest(sort(2, 2), visitor)
      for (const [item, to] of [
        [4, 1],
        [1, 4],
        [1, 99],
      ])
        await expect(runRequest(sort(item, to), await library.asVisitor())).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(await places()).toEqual([11, 21, 10, 40])
    })

    it('refuses what is no key of an item, and collections without a sort field', async () => {
      const refusals = [
        [sort(1, undefined), 'INVALID_PAYLOAD'],
        [sort(1, 99), 'INVALID_PAYLOAD'],
        [sort('one', 2), 'FORBIDDEN'],
        [{ ...sort(1, 2), collection: 'books' }, 'INVALID_PAYLOAD'],
        [{ ...sort(1, 2), collection: 'directus_fields' }, 'FORBIDDEN'],
        [{ ...sort(1, 2), collection: 'nothing' }, 'FORBIDDEN'],
      ] as const
      for (const [input, code] of refusals) await expect(runRequest(input, library.asAdministrator())).rejects.toMatchObject({ code })
    })
  })
})
