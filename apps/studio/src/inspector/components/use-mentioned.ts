import { useQuery } from '@tanstack/react-query'
import type { ItemComment } from '../api/history-queries.ts'
import { peopleQueries } from '../api/people-queries.ts'
import { type Mentioned, mentionedIds } from '../model/mentions.ts'

const nobody: readonly Mentioned[] = []

/** The names of everyone mentioned in comments, as far as they may be read. */
export function useMentioned(comments: readonly ItemComment[] | undefined, seesUsers: boolean): readonly Mentioned[] {
  const ids = mentionedIds((comments ?? []).map(({ comment }) => comment))
  const { data } = useQuery({ ...peopleQueries.named(ids), enabled: seesUsers && ids.length > 0 })
  return data ?? nobody
}
