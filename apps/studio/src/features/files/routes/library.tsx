import type { ReactElement } from 'react'
import { useRights } from '../../../data/permissions.ts'
import { ForbiddenLibrary } from '../components/forbidden-library.tsx'
import { Library } from '../components/library.tsx'

/** The file library. */
export function LibraryPage(): ReactElement {
  const { canRead } = useRights('directus_files')
  return canRead ? <Library /> : <ForbiddenLibrary />
}
