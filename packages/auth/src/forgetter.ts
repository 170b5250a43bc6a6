import type { Bus } from '@recto/bus'

/** Says what was learnt too long ago. Time is counted in forgettings. */
export interface Forgetter {
  now(): number
  /** Whether something about a user, learnt then, no longer counts. */
  wasForgotten(user: string | null, learntAt: number): boolean
  /** On all instances. Without a user: everybody. */
  forget(user?: string | null): void
  /** Everybody, on this instance only. */
  forgetHere(): void
}

const channel = 'auth.forget'

/** Users remembered as forgotten one by one; beyond that, everybody is. */
const capacity = 10_000

/** A forgetter that listens to other instances. When messages may have been missed, it forgets everybody. */
export function createForgetter(bus: Bus): Forgetter {
  let time = 0
  let everybodyAt = 0
  const usersAt = new Map<string, number>()
  const forgetHere = (): void => {
    time += 1
    everybodyAt = time
    usersAt.clear()
  }
  const forgetUser = (user: string): void => {
    if (usersAt.size >= capacity) forgetHere()
    time += 1
    usersAt.set(user, time)
  }
  bus.subscribe(channel, (user) => (typeof user === 'string' ? forgetUser(user) : forgetHere()))
  bus.onGap(forgetHere)
  return {
    now: () => time,
    wasForgotten: (user, learntAt) => learntAt < everybodyAt || (user !== null && learntAt < (usersAt.get(user) ?? 0)),
    forget: (user = null) => void bus.publish(channel, user),
    forgetHere,
  }
}
