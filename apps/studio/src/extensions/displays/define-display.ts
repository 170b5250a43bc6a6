import type { ComponentType } from 'react'
import type { Model, ModelField } from '../../model/model.ts'

export interface DisplayProps {
  /** Never null: emptiness is shown the same way for every field. */
  readonly value: unknown
  readonly field: ModelField
  readonly model: Model
  /** `cell`: one line in a list. `full`: as much room as it needs. */
  readonly size: 'cell' | 'full'
}

/** A way to show values, in lists and on item pages. */
export interface Display {
  readonly name: string
  /** Whether this display suits a field; the first in the registry that does is used. */
  readonly suits: (field: ModelField) => boolean
  /** Numbers align at their end. @default 'start' */
  readonly align?: 'start' | 'end'
  /** Column width in pixels before the values are known, and for displays whose form does not follow the value's text. */
  readonly width: (field: ModelField) => number
  readonly Component: ComponentType<DisplayProps>
}

/** Declares a display. Returns it unchanged; exists so that every display is checked the same way. */
export function defineDisplay(display: Display): Display {
  return display
}
