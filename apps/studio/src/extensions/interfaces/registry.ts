import { holdsOneChoice } from '../../model/choice-field.ts'
import type { ModelField } from '../../model/model.ts'
import type { Interface, LocalType } from './define-interface.ts'
import { guessInterface } from './guess-interface.ts'
import { relationalInterfaces } from './relational-interfaces.ts'
import { valueInterfaces } from './value-interfaces.ts'

const builtIn: readonly Interface[] = [...valueInterfaces, ...relationalInterfaces]

const interfaces: ReadonlyMap<string, Interface> = new Map(builtIn.map((one) => [one.name, one]))

/** The interface that edits a field: the stored one if it is known and fits, or else the best guess from what the field is. */
export function interfaceFor(field: ModelField): Interface | null {
  const candidates = [field.settings.interface, guessInterface(field), 'input'].map((name) => interfaces.get(name ?? ''))
  return candidates.find((one) => one !== undefined && fits(one, field)) ?? null
}

/** Whether an interface can edit a field. Short and long texts and native enums are the same to it: not every engine tells them apart. */
export function fits({ types, localTypes = ['standard'] }: Interface, field: ModelField): boolean {
  if (!localTypes.includes(localTypeOf(field))) return false
  const isText = texts.has(field.type) || (field.type === 'unknown' && holdsOneChoice(field))
  return types.includes(field.type) || (isText && types.some((type) => texts.has(type)))
}

const texts = new Set(['string', 'text'])

/** What kind of field it is, for choosing an interface. */
export function localTypeOf({ relation, hasColumn, settings }: ModelField): LocalType {
  if (relation !== null) return relation.kind
  if (hasColumn) return 'standard'
  return settings.special.includes('group') ? 'group' : 'presentation'
}
