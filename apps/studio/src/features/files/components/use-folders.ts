import type { FolderRow } from '@recto/sdk'
import { useQuery } from '@tanstack/react-query'
import { useRights } from '../../../data/permissions.ts'
import { fileQueries } from '../api/file-queries.ts'

const none: readonly FolderRow[] = []

/** The folders the caller may read; none while they are on their way. */
export function useFolders(): readonly FolderRow[] {
  const { canRead } = useRights('directus_folders')
  return useQuery({ ...fileQueries.folders(), enabled: canRead }).data ?? none
}
