import type { ReactNode } from 'react'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import type { Version } from '../api/version-queries.ts'

export interface ItemEditorProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** `null` for new items and singletons. */
  readonly itemKey: string | null
  readonly isSingleton?: boolean
  readonly stored: Item
  /** What is read back after a write. */
  readonly fields: readonly string[]
  readonly title: string
  /** What the form starts with, as changes. */
  readonly changes?: Item
  readonly onReload?: () => void
  /** The version that is edited instead of the item itself. */
  readonly version?: Version | null
  /** Chooses the version, after the title. */
  readonly versionMenu?: ReactNode
  /** More of the header, before the save button. */
  readonly actions?: ReactNode
}
