import type { ModelField, Options } from '../../../model/model.ts'
import { findChoice, type OptionChoice, optionChoices } from '../../../model/option-choices.ts'
import { flagOption } from '../../../model/read-options.ts'
import { titleOf } from '../../../model/title-of.ts'

/** What a value of choices or tags reads as, by the display's choices, then by those of the field. */
export function labelsOf(
  value: unknown,
  field: Pick<ModelField, 'choices' | 'type' | 'settings'>,
  options: Options,
): readonly OptionChoice[] {
  const own = optionChoices({ choices: options['choices'] ?? [] }, field)
  const offered = optionChoices(field.settings.options, field)
  return valuesOf(value, field.type).map(
    (one) =>
      findChoice(own, one) ??
      findChoice(offered, one) ??
      unknownLabel(one, field.settings.display === 'labels' && flagOption(options, 'format', true)),
  )
}

function valuesOf(value: unknown, type: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  return type === 'csv' ? String(value).split(',') : [value]
}

/** Words of the database's own are titled where the project chose labels: elsewhere they are what somebody typed. */
function unknownLabel(value: unknown, isTitled: boolean): OptionChoice {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return { value, label: isTitled ? titleOf(text) : text }
}
