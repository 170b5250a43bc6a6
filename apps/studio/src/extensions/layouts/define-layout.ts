import type { ComponentType } from 'react'
import type { Item } from '../../model/item-key.ts'
import type { ListRequest } from '../../model/list-request.ts'
import type { Model, ModelCollection, Options } from '../../model/model.ts'

/** What a layout is about. */
export interface LayoutContext {
  readonly model: Model
  readonly collection: ModelCollection
}

export interface LayoutProps extends LayoutContext {
  /** What is listed, with the fields the layout asked for. */
  readonly list: ListRequest
  readonly options: Options
  /** Changes options of the view; it is stored only on purpose. */
  readonly onOptions: (change: Options) => void
  readonly onOpen: (item: Item) => void
  /** Whether the caller may change a field. */
  readonly canUpdateField: (field: string) => boolean
}

/** An option people choose in the list's toolbar. */
export interface LayoutOption {
  /** The name it is stored under. */
  readonly name: string
  readonly label: string
  /** Values to choose from; an empty one takes the choice back. */
  readonly values: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
}

/** A way to show lists. The table is one, too, but belongs to the list itself. */
export interface Layout {
  /** The name that is stored with a view. */
  readonly name: string
  /** Whether items of a collection can be shown this way. */
  readonly suits: (context: LayoutContext) => boolean
  /** Fields to ask for beside those of the columns, as paths. @default none */
  readonly fields?: (context: LayoutContext & { readonly options: Options }) => readonly string[]
  /** The options that can be chosen, labeled by their names. @default none */
  readonly choices?: (context: LayoutContext & { readonly options: Options }) => readonly LayoutOption[]
  /** Absent for the table. */
  readonly Component?: ComponentType<LayoutProps>
}

/** Declares a layout. Returns it unchanged; exists so that every layout is checked the same way. */
export function defineLayout(layout: Layout): Layout {
  return layout
}
