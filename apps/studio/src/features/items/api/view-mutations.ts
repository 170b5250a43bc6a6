import { createPreset, deletePreset, type PresetRow, updatePreset } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'
import { presetsQuery } from '../../../data/presets.ts'

/** Ways to store views; what the studio knows of them follows at once. */
export interface ViewMutations {
  readonly create: (preset: Partial<PresetRow> & Pick<PresetRow, 'collection'>) => Promise<PresetRow>
  readonly update: (id: number, changes: Partial<PresetRow>) => Promise<PresetRow>
  /** Takes a view out of what is known; gives the way back. */
  readonly hide: (preset: PresetRow) => () => void
  readonly remove: (id: number, options: { readonly keepalive: boolean }) => Promise<unknown>
}

/** Stores, changes and forgets views. */
export function useViewMutations(): ViewMutations {
  const queryClient = useQueryClient()
  const { queryKey } = presetsQuery()
  const know = (change: (presets: readonly PresetRow[]) => readonly PresetRow[]): void => {
    queryClient.setQueryData(queryKey, (presets) => change(presets ?? []))
  }
  return {
    create: async (preset) => {
      const row = await client.request(createPreset(preset))
      know((presets) => [...presets, row])
      return row
    },
    update: async (id, changes) => {
      const row = await client.request(updatePreset(id, changes))
      know((presets) => presets.map((one) => (one.id === id ? row : one)))
      return row
    },
    hide: (preset) => {
      know((presets) => presets.filter((one) => one.id !== preset.id))
      return () => know((presets) => [...presets, preset])
    },
    remove: (id, options) => client.request(deletePreset(id), options),
  }
}
