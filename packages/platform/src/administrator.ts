import { type Account, anonymous } from '@recto/pipeline'

/** The account of work that nobody asked for through a transport (commands, examples, tests): every right, no user. */
export const administrator: Account = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }
