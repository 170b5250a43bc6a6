import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../data/problem-text.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import type { Version } from '../api/version-queries.ts'
import { addVersion, deleteVersion, renameVersion } from '../api/version-writes.ts'

export interface VersionActions {
  /** Makes a version and shows it, or gives one another name. Whether it could be done. */
  readonly save: (version: Version | null, key: string, name: string) => Promise<boolean>
  readonly remove: (id: string, name: string) => Promise<boolean>
  /** Shows a version; `null` is the item itself. */
  readonly show: (key: string | null) => Promise<void>
}

/** What is done to the versions of an item. */
export function useVersionActions(collection: ModelCollection, itemKey: string): VersionActions {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const show = (key: string | null): Promise<void> =>
    navigate({
      to: '/content/$collection/$key',
      params: { collection: collection.name, key: itemKey },
      search: key === null ? {} : { version: key },
      ignoreBlocker: true,
    })
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      await queryClient.invalidateQueries({ queryKey: ['versions', collection.name, itemKey] })
      return true
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
      return false
    }
  }
  return {
    show,
    save: async (version, key, name) => {
      const isDone = await attempt(async () => {
        if (version?.id == null) await addVersion({ collection: collection.name, key: itemKey }, key, name)
        else await renameVersion(version.id, key, name)
      })
      if (isDone) await show(key)
      return isDone
    },
    remove: (id, name) =>
      attempt(async () => {
        await deleteVersion(id)
        await show(null)
        announce(t('versions.deleted', { name }))
      }),
  }
}
