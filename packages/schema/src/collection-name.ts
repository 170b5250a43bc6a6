import type { Catalog, CatalogTable } from '@recto/dialects/schema'

/**
 * Which tables are collections, and under which names. Tables outside the default schema are `<schema>__<table>`. Of the
 * `recto_…` tables only those of a known system collection appear, as `directus_…`; tables really called `directus_…`
 * would take the place of a system collection and stay hidden.
 */
export function nameTables(
  catalog: Catalog,
  systemNames: ReadonlySet<string>,
  excludeTables: readonly string[],
): ReadonlyMap<string, CatalogTable> {
  const excluded = new Set(excludeTables)
  const named = new Map<string, CatalogTable>()
  const visible = catalog.tables.filter((table) => !excluded.has(table.name) && !excluded.has(`${table.schema ?? ''}.${table.name}`))
  for (const table of visible.filter((candidate) => candidate.schema === catalog.defaultSchema)) {
    const name = nameInDefaultSchema(table.name, systemNames)
    if (name !== null) named.set(name, table)
  }
  for (const table of visible.filter((candidate) => candidate.schema !== catalog.defaultSchema)) {
    named.set(freeName(`${table.schema ?? ''}__${table.name}`, named), table)
  }
  return named
}

function nameInDefaultSchema(table: string, systemNames: ReadonlySet<string>): string | null {
  if (isHiddenName(table)) return null
  const name = collectionOfTable(table)
  return name === table || systemNames.has(name) ? name : null
}

/** Whether a table of the default schema has a name of which only system collections are. */
export function isHiddenName(table: string): boolean {
  return table.startsWith('directus_')
}

/** `directus_users` for `recto_users`; any other table is named like its collection. */
export function collectionOfTable(table: string): string {
  return table.startsWith('recto_') ? `directus_${table.slice('recto_'.length)}` : table
}

/** The name, or the name with the first number from 2 that makes it free. */
export function freeName(name: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}_${number}`)) number += 1
  return `${name}_${number}`
}
