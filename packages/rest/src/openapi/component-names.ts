import type { VisibleCollection } from '@recto/pipeline/schema'

/** Unique component names of the item schemas, by collection. */
export function componentNames(model: readonly VisibleCollection[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(['Error', 'Errors', 'Meta', 'Filter'])
  for (const { collection } of model) {
    const base = collection.isSystem ? pascal(collection.name.replace(/^directus_/, '')) : `Items${pascal(collection.name)}`
    let name = base
    for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`
    taken.add(name)
    names.set(collection.name, name)
  }
  return names
}

function pascal(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return joined.replace(/[^A-Za-z0-9]/g, (character) => `U${(character.codePointAt(0) ?? 0).toString(16)}`) || 'Unnamed'
}
