import type { ModelField } from '../../model/model.ts'
import { isGroup } from './form-tree.ts'

/** How much of a form's two columns a field takes, and in which one it begins. */
export type FieldWidth = 'half' | 'half-right' | 'full' | 'fill'

const shortTypes = new Set(['integer', 'bigInteger', 'float', 'decimal', 'boolean', 'date', 'time', 'dateTime', 'timestamp', 'uuid'])
const shortText = 60

/** The stored width, or for fields nobody configured what their values need. */
export function widthOf(field: ModelField): FieldWidth {
  switch (field.settings.width) {
    case null:
      return guessWidth(field)
    case 'half':
    case 'half-left':
    case 'half-space':
      return 'half'
    case 'half-right':
    case 'fill':
      return field.settings.width
    default:
      return 'full'
  }
}

function guessWidth(field: ModelField): FieldWidth {
  if (isGroup(field) || !field.hasColumn) return 'full'
  if (field.settings.interface !== null) return 'full'
  const isShort = shortTypes.has(field.type) || field.link !== null || field.choices !== null
  return isShort || (field.type === 'string' && (field.maxLength ?? 255) <= shortText) ? 'half' : 'full'
}
