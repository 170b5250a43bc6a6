import type { PresetRow } from '@recto/sdk'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { permissionsQuery } from '../../../data/permissions.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { sessionQueries } from '../../../data/session.ts'
import { useUndoable } from '../../../data/undoable.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { scopeOf, type ViewScope } from '../../../model/preset-choice.ts'
import { useToast } from '../../../ui/toast.tsx'
import { useViewMutations } from '../api/view-mutations.ts'
import { presetOfView } from '../model/list-view.ts'
import type { UseListView } from './use-list-view.ts'

export interface ViewActions {
  /** For whom the caller may store views. */
  readonly scopes: readonly ViewScope[]
  /** Whether the caller may change a stored view. */
  readonly mayChange: (preset: PresetRow) => boolean
  readonly save: () => Promise<void>
  readonly saveAs: (name: string, scope: ViewScope) => Promise<void>
  /** Makes what is shown the beginning of this list, for the caller. */
  readonly saveStart: () => Promise<void>
  readonly edit: (preset: PresetRow, name: string, scope: ViewScope) => Promise<void>
  readonly remove: (preset: PresetRow) => void
}

/** Stores views on purpose: nothing is saved by itself. */
export function useViewActions(collection: ModelCollection, list: UseListView): ViewActions {
  const { t } = useTranslation()
  const announce = useToast()
  const problemText = useProblemText()
  const undoable = useUndoable()
  const mutations = useViewMutations()
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const { data: permissions } = useSuspenseQuery(permissionsQuery())
  const isManager = permissions['directus_presets']?.create.access === 'full'
  const user = me?.id ?? null
  const role = typeof me?.role === 'string' ? me.role : null
  const owner = (scope: ViewScope) => ({ user: scope === 'personal' ? user : null, role: scope === 'role' ? role : null })
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      announce(t('lists.view.saved'))
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
    }
  }
  const mayChange = (preset: PresetRow): boolean => isManager || preset.user === user
  const { preset, view } = list
  const saveStart = async (): Promise<void> => {
    const own = preset !== null && preset.bookmark === null && preset.user === user ? preset : null
    const stored = presetOfView(view, preset)
    if (own === null) await mutations.create({ ...stored, collection: collection.name, bookmark: null, ...owner('personal') })
    else await mutations.update(own.id, stored)
    list.openView(null)
  }
  return {
    scopes: isManager ? ['personal', ...(role === null ? [] : ['role' as const]), 'all'] : ['personal'],
    mayChange,
    save: () =>
      attempt(async () => {
        if (preset === null || preset.bookmark === null || !mayChange(preset)) return saveStart()
        await mutations.update(preset.id, presetOfView(view, preset))
        list.reset()
      }),
    saveAs: (name, scope) =>
      attempt(async () => {
        const row = await mutations.create({ ...presetOfView(view, preset), collection: collection.name, bookmark: name, ...owner(scope) })
        list.openView(row.id)
      }),
    saveStart: () => attempt(saveStart),
    edit: (stored, name, scope) =>
      attempt(() => mutations.update(stored.id, { bookmark: name, ...(scope !== scopeOf(stored) && owner(scope)) })),
    remove: (stored) => {
      let giveBack = (): void => undefined
      undoable({
        message: t('lists.view.removed', { name: stored.bookmark ?? '' }),
        apply: () => {
          giveBack = mutations.hide(stored)
          if (list.state.bookmark === stored.id) list.openView(null)
        },
        revert: () => giveBack(),
        commit: (options) => mutations.remove(stored.id, options),
      })
    },
  }
}
