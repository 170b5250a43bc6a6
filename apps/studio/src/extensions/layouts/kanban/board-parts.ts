import { holdsOneChoice } from '../../../model/choice-field.ts'
import { fieldOf, type ModelField, type Options } from '../../../model/model.ts'
import type { Template } from '../../../model/template.ts'
import type { LayoutContext } from '../define-layout.ts'
import { fieldOption, isFile, textOption } from '../layout-fields.ts'

/** What a board is made of. */
export function boardParts({ model, collection, options }: LayoutContext & { readonly options: Options }) {
  const stored = textOption(options, 'titleField')
  const title: Template = stored === null ? collection.template : [{ path: [stored] }]
  return {
    title,
    group: fieldOption(collection, options, { name: 'groupField', suits: (field) => canGroup(field, model) }),
    text: fieldOf(collection, textOption(options, 'textField') ?? '') ?? null,
    date: fieldOf(collection, textOption(options, 'dateField') ?? '') ?? null,
    image: fieldOption(collection, options, { name: 'imageSource', suits: isFile }),
  }
}

/** Whether a field's values can be columns of a board. */
export function canGroup(field: ModelField, { collections }: LayoutContext['model']): boolean {
  if (!field.hasColumn || field.isKey) return false
  if (field.link !== null) return field.link.field !== null && field.relation?.kind !== 'file' && collections.has(field.link.collection)
  return holdsOneChoice(field)
}
