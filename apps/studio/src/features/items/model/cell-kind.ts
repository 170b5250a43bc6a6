import { holdsOneChoice } from '../../../model/choice-field.ts'
import type { ModelField } from '../../../model/model.ts'
import { isMomentType } from '../../../model/moment-forms.ts'
import type { ListColumn } from './list-columns.ts'

/** How a cell is edited where it is; `null`: on the page of its item. */
export type CellKind = 'text' | 'boolean' | 'choice' | 'moment' | 'link'

const texts = new Set(['string', 'text', 'integer', 'bigInteger', 'decimal', 'float', 'uuid'])
const long = /rich-text|wysiwyg|markdown|code|multiline/

/** The way to edit the cells of a column in place. */
export function cellKind({ field, isOwn }: ListColumn): CellKind | null {
  if (!isOwn || field.isKey || field.isGenerated || field.settings.isReadonly) return null
  if (field.link !== null) return field.link.field === null ? null : 'link'
  if (field.relation !== null || long.test(field.settings.interface ?? '')) return null
  return kindOfValue(field)
}

function kindOfValue({ choices, type }: ModelField): CellKind | null {
  if (choices !== null) return holdsOneChoice({ choices, type }) ? 'choice' : null
  if (type === 'boolean') return 'boolean'
  if (isMomentType(type)) return 'moment'
  return texts.has(type) ? 'text' : null
}
