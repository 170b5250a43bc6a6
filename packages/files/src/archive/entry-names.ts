/** Gives each entry of an archive a name of its own. */
export function createEntryNames(): (folder: string, name: string) => string {
  const counts = new Map<string, number>()
  return (folder, name) => {
    const path = `${folder}${safeName(name)}`
    const count = counts.get(path) ?? 0
    counts.set(path, count + 1)
    return count === 0 ? path : `${path} (${count})`
  }
}

/** A name that stays in its folder when an archive is unpacked. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system takes them
  const safe = name.replace(/[\\/\u0000-\u001F]/g, '_').replace(/^\.+$/, '_')
  return safe === '' ? '_' : safe
}
