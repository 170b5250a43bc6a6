import type { Account } from '@recto/pipeline'

/** Where a request comes from, as it is recorded with sessions and activity. */
export type RequestFacts = Pick<Account, 'ip' | 'userAgent' | 'origin'>
