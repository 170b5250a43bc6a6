import { chosenTemplate, namedFields } from '../../../relations/model/item-choice.ts'
import { defineInterface } from '../define-interface.ts'
import { ManyToOne } from './many-to-one.tsx'

/** Another item, found by typing. */
export const selectDropdownM2oInterface = defineInterface({
  name: 'select-dropdown-m2o',
  types: ['uuid', 'string', 'text', 'integer', 'bigInteger', 'unknown', 'alias', 'decimal', 'float'],
  localTypes: ['m2o'],
  group: 'relational',
  fields: (field, model) => {
    const related = model.collections.get(field.link?.collection ?? '')
    return related === undefined ? [] : namedFields(model, related, chosenTemplate(related, field.settings.options['template']))
  },
  Component: ManyToOne,
})
