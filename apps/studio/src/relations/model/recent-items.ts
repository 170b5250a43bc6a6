const maxRecent = 5

/** The keys of items of a collection that were chosen last in this browser, the latest first. */
export function recentItems(collection: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(placeOf(collection)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

/** Stores that an item was chosen, where the browser stores anything. */
export function storeRecentItem(collection: string, key: string): void {
  const keys = [key, ...recentItems(collection).filter((other) => other !== key)]
  try {
    localStorage.setItem(placeOf(collection), JSON.stringify(keys.slice(0, maxRecent)))
  } catch {
    // Storage is full or forbidden.
  }
}

function placeOf(collection: string): string {
  return `recto.recent.${collection}`
}
