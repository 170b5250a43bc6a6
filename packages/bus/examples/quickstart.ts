import { memoryCoordination } from '@recto/bus'

const { bus, locks, limiter } = memoryCoordination()

bus.subscribe('news', (message) => console.log(message))
await bus.publish('news', 'heard by every instance')

const tries = limiter({ name: 'tries', points: 1, durationMs: 60_000 })
console.log((await tries.consume('ada')).isAllowed, (await tries.consume('ada')).isAllowed) // true false

console.log(await locks.hold('report', { ttlMs: 1000 }, async () => 'written once'))
