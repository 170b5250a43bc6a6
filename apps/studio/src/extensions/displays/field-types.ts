import type { ModelField } from '../../model/model.ts'

const texts = new Set(['string', 'text'])
const numbers = new Set(['integer', 'bigInteger', 'float', 'decimal'])

/** Whether a field holds text, short or long. */
export function holdsText({ type, link }: ModelField): boolean {
  return texts.has(type) && link === null
}

/** Whether a field holds numbers that mean a quantity, not another item. */
export function holdsNumbers({ type, link }: ModelField): boolean {
  return numbers.has(type) && link === null
}

/** Whether a field holds files: the key of one. */
export function holdsFile({ link }: ModelField): boolean {
  return link?.collection === 'directus_files'
}
