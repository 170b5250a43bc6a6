/** Names of elements and attributes of a text that another form of it has fewer of: what opening it in the editor would lose. */
export function lostParts(before: string, after: string): readonly string[] {
  const counts = countParts(after)
  return [...countParts(before)].filter(([name, count]) => (counts.get(name) ?? 0) < count).map(([name]) => name)
}

const synonyms: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's' }
const harmless = new Set(['tbody', 'thead', 'br', 'p', 'colgroup', 'col', 'source', 'data-mce-style'])

function countParts(html: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [tag, name = ''] of html.matchAll(/<([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi)) {
    for (const part of [synonyms[name.toLowerCase()] ?? name.toLowerCase(), ...attributesOf(tag)]) {
      if (!harmless.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1)
    }
  }
  return counts
}

/** Attributes that say something of their own; what they are set to is the editor's to write differently. */
function attributesOf(tag: string): readonly string[] {
  return [...tag.matchAll(/\s(id|class|data-[\w-]+|on\w+|name|srcset|poster)\s*=/gi)].map(([, name = '']) => name.toLowerCase())
}
