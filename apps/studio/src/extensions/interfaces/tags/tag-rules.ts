import type { Options } from '../../../model/model.ts'
import { flagOption, textsOption } from '../../../model/read-options.ts'

/** The tags to store for those chosen: written, ordered and limited as the options want it; `null` for none. */
export function storedTags(tags: readonly string[], options: Options): readonly string[] | null {
  const presets = (textsOption(options, 'presets') ?? []).map((preset) => writtenTag(preset, options))
  const written = tags.map((tag) => writtenTag(tag, options)).filter((tag) => tag !== '')
  const allowed = flagOption(options, 'allowCustom', true) ? written : written.filter((tag) => presets.includes(tag))
  const unique = [...new Set(allowed)]
  const ordered = flagOption(options, 'alphabetize') ? unique.toSorted((a, b) => a.localeCompare(b)) : unique
  return ordered.length === 0 ? null : ordered
}

/** A tag with the case and the spaces the options want. */
export function writtenTag(tag: string, options: Options): string {
  const whitespace = options['whitespace']
  const spaced = typeof whitespace === 'string' ? withCase(tag.trim(), options).replace(/\s+/g, whitespace) : withCase(tag.trim(), options)
  return spaced.trim()
}

/** The tags a stored value holds, as a list or as text with commas. */
export function tagsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' && value !== '' ? value.split(',').map((tag) => tag.trim()) : []
}

function withCase(tag: string, options: Options): string {
  if (options['capitalization'] === 'uppercase') return tag.toUpperCase()
  if (options['capitalization'] === 'lowercase') return tag.toLowerCase()
  return options['capitalization'] === 'auto-format' ? tag.replace(/(^|[\s_-])(\p{L})/gu, (letters) => letters.toUpperCase()) : tag
}
