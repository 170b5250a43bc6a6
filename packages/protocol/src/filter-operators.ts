/** What a filter operator takes. `pair` is a list of exactly two. */
export type OperandKind = 'scalar' | 'text' | 'list' | 'pair' | 'boolean' | 'geometry'

/** Every operator of the filter language over one field, with the operand it takes. */
export const filterOperators = {
  _eq: 'scalar',
  _neq: 'scalar',
  _lt: 'scalar',
  _lte: 'scalar',
  _gt: 'scalar',
  _gte: 'scalar',
  _in: 'list',
  _nin: 'list',
  _between: 'pair',
  _nbetween: 'pair',
  _null: 'boolean',
  _nnull: 'boolean',
  _empty: 'boolean',
  _nempty: 'boolean',
  _contains: 'text',
  _ncontains: 'text',
  _icontains: 'text',
  _starts_with: 'text',
  _nstarts_with: 'text',
  _istarts_with: 'text',
  _nistarts_with: 'text',
  _ends_with: 'text',
  _nends_with: 'text',
  _iends_with: 'text',
  _niends_with: 'text',
  _intersects: 'geometry',
  _nintersects: 'geometry',
  _intersects_bbox: 'geometry',
  _nintersects_bbox: 'geometry',
  _regex: 'text',
  _submitted: 'boolean',
} as const satisfies Record<string, OperandKind>

export type FilterOperator = keyof typeof filterOperators
