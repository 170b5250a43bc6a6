import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Form } from '../../../form/form.ts'
import { historyKey } from '../../../inspector/api/history-queries.ts'
import { useToast } from '../../../ui/toast.tsx'
import type { Version } from '../api/version-queries.ts'
import { saveToVersion } from '../api/version-writes.ts'
import { useVersionName } from './use-version.ts'

/** Keeps the changes of a form in a version of its item; the item stays as it is. */
export function useVersionSaving(form: Form, itemKey: string): (version: Version) => Promise<void> {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const nameOf = useVersionName()
  const { name } = form.collection
  return async (version) => {
    await saveToVersion({ collection: name, key: itemKey }, version, nameOf(version), form.payload())
    await queryClient.invalidateQueries({ queryKey: ['items', name, 'one', itemKey] })
    form.clear()
    void queryClient.invalidateQueries({ queryKey: ['versions', name, itemKey] })
    void queryClient.invalidateQueries({ queryKey: historyKey(name, itemKey) })
    announce(t('versions.saved', { name: nameOf(version) }))
  }
}
