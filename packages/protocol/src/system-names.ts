const publicPrefix = 'directus_'
const tablePrefix = 'recto_'

/** Whether a collection name is one of Recto's own, by either prefix. */
export function isSystemName(name: string): boolean {
  return name.startsWith(publicPrefix) || name.startsWith(tablePrefix)
}

/** The public name of a system collection, under which it is stored and listed: `recto_users` → `directus_users`. Others stay. */
export function toSystemName(name: string): string {
  return name.startsWith(tablePrefix) ? publicPrefix + name.slice(tablePrefix.length) : name
}

/** The table of a system collection: `directus_users` → `recto_users`. Others stay. */
export function toSystemTable(name: string): string {
  return name.startsWith(publicPrefix) ? tablePrefix + name.slice(publicPrefix.length) : name
}

/** A system collection's name without prefix, as in addresses and event names: `directus_users` → `users`. Others stay. */
export function toSystemShortName(name: string): string {
  const publicName = toSystemName(name)
  return publicName.startsWith(publicPrefix) ? publicName.slice(publicPrefix.length) : name
}
