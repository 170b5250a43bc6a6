/** What a search term can match besides text. It decides which columns take part, so it belongs to a query's shape. */
export type SearchKind = 'text' | 'number' | 'integer' | 'uuid'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const integer = /^(0|-?[1-9]\d*)$/
const fraction = /^-?(0|[1-9]\d*)\.\d*[1-9]$/

/** Numbers must be written canonically: `100` and `-1.5`, not `100.0`, `1e2` or `007`. */
export function searchKind(term: string): SearchKind {
  if (uuid.test(term)) return 'uuid'
  if (integer.test(term)) return 'integer'
  return fraction.test(term) && String(Number(term)) === term ? 'number' : 'text'
}
