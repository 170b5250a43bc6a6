import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { SpecialSources } from './apply-specials.ts'

/** User and time, for the fields Recto fills in. */
export function sourcesOf({ account, now }: Context): SpecialSources {
  return { user: account.user, role: account.role, now, uuid: randomUUID }
}
