/** Query parameters of a read, by their names in a query string. `cursor` and `having` are Recto's own. */
export const queryParams = [
  'fields',
  'filter',
  'search',
  'sort',
  'limit',
  'offset',
  'page',
  'cursor',
  'aggregate',
  'groupBy',
  'having',
  'deep',
  'alias',
  'meta',
  'version',
  'versionRaw',
  'export',
  'backlink',
] as const

export type QueryParam = (typeof queryParams)[number]

/** Parameters of a nested level in `deep`, there written with a leading underscore. Others are accepted and ignored. */
export const deepParams = ['filter', 'sort', 'limit', 'offset', 'page', 'search', 'alias', 'aggregate', 'groupBy'] as const

export type DeepParam = (typeof deepParams)[number]

/** What `meta` can ask for. `estimate` is Recto's own: the database's own estimate, without counting. */
export const metaCounts = ['total_count', 'filter_count', 'estimate'] as const

export type MetaCountName = (typeof metaCounts)[number]

/** What `export` can ask for. */
export const exportFormats = ['csv', 'csv_utf8', 'json', 'xml', 'yaml'] as const

export type ExportFormatName = (typeof exportFormats)[number]
