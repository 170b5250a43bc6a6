import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { draftVersion, type Version, versionQueries } from '../api/version-queries.ts'

/** The versions of an item and which of them is shown. */
export interface ShownVersion {
  readonly isLoading: boolean
  /** Empty when the collection keeps no versions, or the caller may not read them. */
  readonly versions: readonly Version[]
  /** `null` for the item itself. */
  readonly shown: Version | null
}

const noVersions: readonly Version[] = []

export function useVersion(collection: ModelCollection, itemKey: string | null, wanted: string | undefined): ShownVersion {
  const { canRead } = useRights('directus_versions')
  const hasVersions = itemKey !== null && collection.settings.hasVersions && canRead
  const { data, isPending } = useQuery({ ...versionQueries.of(collection.name, itemKey ?? ''), enabled: hasVersions })
  if (!hasVersions) return { isLoading: false, versions: noVersions, shown: null }
  const saved = data ?? noVersions
  const versions = saved.some(({ key }) => key === 'draft') ? saved : [draftVersion, ...saved]
  return { isLoading: isPending && wanted !== undefined, versions, shown: versions.find(({ key }) => key === wanted) ?? null }
}

/** The name people read for a version. */
export function useVersionName(): (version: Version | null) => string {
  const { t } = useTranslation()
  return (version) => {
    if (version === null) return t('versions.main')
    return version.name ?? (version.key === 'draft' ? t('versions.draft') : version.key)
  }
}
