import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { WaitClock } from './wait-clock.ts'

describe('WaitClock', () => {
  it('counts the time in which the process had nothing else to do', async () => {
    const clock = new WaitClock()
    const sent = clock.sent()
    await sleep(40)
    expect(clock.tookMs(sent)).toBeGreaterThan(30)
  })

  it('leaves out what the process did itself before it looked for the answer', async () => {
    const clock = new WaitClock()
    await nextTurn()
    const sent = clock.sent()
    const until = performance.now() + 40
    while (performance.now() < until);
    await nextTurn()
    expect(clock.tookMs(sent)).toBeLessThan(10)
  })
})
