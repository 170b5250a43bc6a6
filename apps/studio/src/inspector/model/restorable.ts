import type { Form } from '../../form/form.ts'
import { isSameValue } from '../../form/model/same-value.ts'
import type { Item } from '../../model/item-key.ts'
import { fieldOf, type ModelField } from '../../model/model.ts'

const concealed = '**********'

/** Whether an earlier value can be put into the form: relations and secrets are not recorded. */
export function isRestorable(field: ModelField | undefined, value: unknown): boolean {
  return field?.hasColumn === true && value !== concealed
}

/** Of an earlier state of an item, the values the caller may put into the form and that differ from what it shows. */
export function restorable(form: Form, earlier: Item): Item {
  const entries = Object.entries(earlier).filter(([name, value]) => {
    const field = fieldOf(form.collection, name)
    return isRestorable(field, value) && form.canEdit(name) && !isSameValue(field, value, form.item[name])
  })
  return Object.fromEntries(entries)
}
