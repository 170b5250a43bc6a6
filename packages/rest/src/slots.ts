import { RectoError } from '@recto/errors'

/** A bound on how much of something is under way at once. */
export interface Slots {
  /** Takes one; what it gives has to be called when the work is over. @throws {RectoError} LIMIT_EXCEEDED when none is free */
  take(): () => void
}

/** @param category what there is too much of, for the error: `Concurrent import` */
export function createSlots(max: number, category: string): Slots {
  let taken = 0
  return {
    take() {
      if (taken >= max) throw new RectoError('LIMIT_EXCEEDED', { extensions: { category } })
      taken += 1
      let isTaken = true
      return () => {
        if (isTaken) taken -= 1
        isTaken = false
      }
    },
  }
}
