const acronyms = new Set([
  'api',
  'css',
  'csv',
  'eu',
  'gps',
  'html',
  'id',
  'ip',
  'isbn',
  'json',
  'pdf',
  'seo',
  'sku',
  'sms',
  'sql',
  'ui',
  'uri',
  'url',
  'usd',
  'utc',
  'uuid',
  'vat',
  'vip',
  'xml',
  'zip',
])

/** The name people read for a name from the database: `date_created` → "Date created", `authorId` → "Author ID". Names written for people stay. */
export function titleOf(name: string): string {
  if (/[\s"']/.test(name)) return name
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[_\-.\s]+/)
    .filter((word) => word !== '')
    .map((word, index) => wordOf(word, index === 0))
  return words.join(' ') || name
}

/** The name of a field that holds another item's key: the item is shown, so `author_id` reads "Author". */
export function linkTitle(name: string): string {
  return titleOf(name.replace(/(?<=[a-z0-9])(?:_id|ID|Id)$/, ''))
}

function wordOf(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase()
  if (acronyms.has(lower)) return word.toUpperCase()
  if (lower === 'ids') return 'IDs'
  return isFirst ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
}
