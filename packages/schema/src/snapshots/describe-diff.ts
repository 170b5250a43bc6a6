import type { DeepChange } from './deep-diff.ts'
import type { SchemaDiff } from './diff-schemas.ts'

/** A diff as people read it: one section per kind of thing, one line per change. */
export function describeDiff(diff: SchemaDiff): string {
  const sections = [
    section(
      'Collections',
      diff.collections.flatMap((entry) => lines(entry.collection, entry.diff)),
    ),
    section(
      'Fields',
      diff.fields.flatMap((entry) => lines(`${entry.collection}.${entry.field}`, entry.diff)),
    ),
    section(
      'System Fields',
      diff.systemFields.flatMap((entry) => lines(`${entry.collection}.${entry.field}`, entry.diff)),
    ),
    section(
      'Relations',
      diff.relations.flatMap((entry) => lines(`${entry.collection}.${entry.field}`, entry.diff)),
    ),
  ]
  return sections.filter((text) => text !== '').join('\n\n')
}

function section(title: string, found: readonly string[]): string {
  return found.length === 0 ? '' : [`${title}:`, ...found].join('\n')
}

function lines(name: string, diff: readonly DeepChange[]): readonly string[] {
  const whole = diff.find(({ path }) => (path ?? []).length === 0)
  if (whole?.kind === 'N') return [`  - Create ${name}`]
  if (whole?.kind === 'D') return [`  - Delete ${name}`]
  return [`  - Update ${name}`, ...diff.map((change) => `    - ${describeChange(change)}`)]
}

function describeChange(change: DeepChange): string {
  const path = (change.path ?? []).join('.')
  if (change.kind === 'D') return `Remove ${path}`
  if (change.kind !== 'A') return `Set ${path} to ${JSON.stringify(change.rhs)}`
  return change.item.kind === 'N'
    ? `Add ${JSON.stringify(change.item.rhs)} to ${path}`
    : `Remove ${JSON.stringify(change.item.lhs)} from ${path}`
}
