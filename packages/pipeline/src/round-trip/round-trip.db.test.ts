import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineValues } from '../testing/round-trip/native-values.ts'
import { openRoundTrip, type RoundTrip } from '../testing/round-trip/open-round-trip.ts'
import { problemsOf } from '../testing/round-trip/problems-of.ts'

/** What a GET shows can be written back without a change, and finds its row, whatever the type of the column. */
eachDatabase((database) => {
  const engine = engineValues[database.name]
  describe.skipIf(engine === undefined)('what is shown', () => {
    let open: RoundTrip
    beforeAll(async () => {
      if (engine !== undefined) open = await openRoundTrip(database, engine)
    })
    afterAll(() => open.close())

    for (const [index, native] of (engine?.types ?? []).entries())
      it(`survives a save and finds its row: ${native.type} ${native.constants.join(' ')}`, async () => {
        expect(await problemsOf(open, index, native)).toEqual([])
      })
  })
})
