import type { ModelField, Options } from '../../../model/model.ts'
import { flagOption, translateOption } from '../../../model/read-options.ts'
import { titleOf } from '../../../model/title-of.ts'
import { formatNumber, isQuantity } from '../number/format-number.ts'

const numberTypes = new Set(['integer', 'bigInteger', 'float', 'decimal'])

/** A value as text: numbers in the locale's digits, with every digit they have; texts without tags, and titled on wish. */
export function formattedText(
  value: unknown,
  field: Pick<ModelField, 'type' | 'name'>,
  { options, locale }: { readonly options: Options; readonly locale: string },
): string {
  const text = plainText(value)
  if (text === '') return ''
  if (flagOption(options, 'masked')) return '**********'
  return `${affix(options, 'prefix')}${written(text, field, { options, locale })}${affix(options, 'suffix')}`
}

function written(
  text: string,
  { type, name }: Pick<ModelField, 'type' | 'name'>,
  { options, locale }: { readonly options: Options; readonly locale: string },
): string {
  if (numberTypes.has(type)) return formatNumber(text, locale, flagOption(options, 'format') || isQuantity(name))
  return flagOption(options, 'format') ? titleOf(text) : text
}

/** Text of a value that may be HTML: its words without its tags. Signs that are no tags stay. */
export function plainText(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return text
  return text
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Prefixes and suffixes keep their spaces. */
function affix(options: Options, name: string): string {
  const words = options[name]
  return typeof words === 'string' && !words.startsWith('$t:') ? words : (translateOption(words) ?? '')
}
