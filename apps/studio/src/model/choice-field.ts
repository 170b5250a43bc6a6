import type { ModelField } from './model.ts'

/** Whether a field holds one of some values. Native enums are such fields, whose type is none of the platform's. */
export function holdsOneChoice({ choices, type }: Pick<ModelField, 'choices' | 'type'>): boolean {
  return choices !== null && choices.length > 0 && type !== 'csv' && type !== 'json'
}
