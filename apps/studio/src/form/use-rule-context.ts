import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionQueries } from '../data/session.ts'
import type { RuleContext } from '../model/dynamic-value.ts'

/** Who fills in the form and when it was opened, for rules that ask. */
export function useRuleContext(): RuleContext {
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const [now] = useState(() => new Date())
  return { userId: me?.id ?? null, roleId: typeof me?.role === 'string' ? me.role : null, now }
}
