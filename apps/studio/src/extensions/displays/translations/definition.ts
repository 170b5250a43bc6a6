import { textOption } from '../../../model/read-options.ts'
import { parseTemplate, templateFields } from '../../../model/template.ts'
import { defineDisplay } from '../define-display.ts'
import { Translations } from './translations.tsx'

/** The translation in one language. */
export const translationsDisplay = defineDisplay({
  name: 'translations',
  suits: (field) => field.relation?.kind === 'translations',
  fields: (field, options) => {
    const language = field.relation?.kind === 'translations' ? [field.relation.junctionField] : []
    return ['*', ...language, ...templateFields(parseTemplate(textOption(options, 'template') ?? ''))]
  },
  width: () => 200,
  Component: Translations,
})
