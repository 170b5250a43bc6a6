import type { ComponentType } from 'react'
import type { Item } from '../../model/item-key.ts'
import type { Model, ModelCollection, ModelField, Options } from '../../model/model.ts'
import type { FieldControl } from '../../ui/field.tsx'

export interface InterfaceProps {
  /** As the API shows and takes it; `null` and `undefined` are empty. Relations: keys, items, or a list of changes. */
  readonly value: unknown
  /** The value as it was read, without changes; `undefined` while the item is created. Calling `onChange` with it takes a change back. */
  readonly stored: unknown
  /** Called with what is to be stored; `null` empties the field. */
  readonly onChange: (value: unknown) => void
  readonly field: ModelField
  readonly collection: ModelCollection
  readonly model: Model
  /** The key of the item that is edited; `null` while it is created. */
  readonly itemKey: string | null
  /** The item as the form shows it: stored values, defaults and changes. */
  readonly item: Item
  /** The options of the field, with those of a matching condition over them. */
  readonly options: Options
  /** Name, description and state of the control, to be spread on it. */
  readonly control: FieldControl
  readonly isDisabled: boolean
  /** What is wrong with the value, already said below the field. */
  readonly problem: string | undefined
}

/** The kinds of fields an interface can be chosen for besides fields with a column of their own. */
export type LocalType = 'standard' | 'file' | 'files' | 'm2o' | 'o2m' | 'm2m' | 'm2a' | 'presentation' | 'translations' | 'group'

/** A way to edit values, on item pages, in the grid and in dialogs. */
export interface Interface {
  /** The name that is stored with a field. */
  readonly name: string
  /** Types of fields it can edit. */
  readonly types: readonly string[]
  /** @default ['standard'] */
  readonly localTypes?: readonly LocalType[]
  /** Where it is listed when one is chosen. @default 'other' */
  readonly group?: 'standard' | 'selection' | 'relational' | 'presentation' | 'group' | 'other'
  /** Whether the form leaves out the label, as the interface names itself. @default false */
  readonly hidesLabel?: boolean
  /** Whether it labels a group of controls instead of one: the form then draws a `fieldset`. @default false */
  readonly isControlGroup?: boolean
  /** Fields to ask for beside the field itself, as paths below it. @default none */
  readonly fields?: (field: ModelField, model: Model) => readonly string[]
  /** Load what is large with `lazy`: the form shows a skeleton meanwhile. */
  readonly Component: ComponentType<InterfaceProps>
}

/** Declares an interface. Returns it unchanged; exists so that every interface is checked the same way. */
export function defineInterface(definition: Interface): Interface {
  return definition
}
