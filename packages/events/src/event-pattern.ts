/** Whether an event name fits a pattern: segments between dots, `*` for any one of them, `**` for any number, none included. */
export function matchesPattern(pattern: string, event: string): boolean {
  if (!pattern.includes('*')) return pattern === event
  return matchesSegments(pattern.split('.'), event.split('.'))
}

/** Keeps the positions a match may have reached, so that no pattern takes longer than its length times the name's. */
function matchesSegments(pattern: readonly string[], event: readonly string[]): boolean {
  let reached = new Set([0])
  for (const segment of pattern) reached = step(segment, { reached, event })
  return reached.has(event.length)
}

function step(segment: string, from: { readonly reached: ReadonlySet<number>; readonly event: readonly string[] }): Set<number> {
  const { reached, event } = from
  if (segment === '**') return positionsFrom(Math.min(...reached), event.length)
  const fits = [...reached].filter((position) => position < event.length && (segment === '*' || segment === event[position]))
  return new Set(fits.map((position) => position + 1))
}

function positionsFrom(first: number, last: number): Set<number> {
  const positions = new Set<number>()
  for (let position = first; position <= last; position += 1) positions.add(position)
  return positions
}
