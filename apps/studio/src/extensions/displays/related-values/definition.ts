import { textOption } from '../../../model/read-options.ts'
import { parseTemplate, templateFields } from '../../../model/template.ts'
import { defineDisplay } from '../define-display.ts'
import { RelatedValues } from './related-values.tsx'

/** Other items, by their names: one as a link to it, several with their count. */
export const relatedValuesDisplay = defineDisplay({
  name: 'related-values',
  fits: (field) => field.link !== null || field.relation !== null || field.type === 'json',
  suits: (field) => field.link !== null || (field.relation !== null && !field.hasColumn),
  fields: (_field, options) => templateFields(parseTemplate(textOption(options, 'template') ?? '')),
  width: () => 180,
  Component: RelatedValues,
})
