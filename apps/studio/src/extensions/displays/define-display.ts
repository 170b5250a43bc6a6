import type { ComponentType } from 'react'
import type { Model, ModelField, Options } from '../../model/model.ts'

export interface DisplayProps {
  /** Never null: emptiness is shown the same way for every field. */
  readonly value: unknown
  readonly field: ModelField
  readonly model: Model
  /** `cell`: one line in a list. `full`: as much room as it needs. */
  readonly size: 'cell' | 'full'
  /** What the project stored for this display; empty when it was guessed. */
  readonly options: Options
}

/** A way to show values, in lists and on item pages. */
export interface Display {
  /** The name that is stored with a field. */
  readonly name: string
  /** Whether it can show a field that names it. @default the same as `suits` */
  readonly fits?: (field: ModelField) => boolean
  /** Whether it is a good guess for a field that names none; the first in the registry is used. @default none */
  readonly suits?: (field: ModelField) => boolean
  /** What to ask for below the field, as paths. @default the field alone */
  readonly fields?: (field: ModelField, options: Options, model: Model) => readonly string[]
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
