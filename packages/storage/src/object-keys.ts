/** Between paths of callers and keys of a bucket, whose files may all lie below a root. */
export interface ObjectKeys {
  /** The key of a path, or the beginning of keys for a prefix. */
  keyOf(path: string): string
  /** The path of a key. */
  pathOf(key: string): string
}

/** @param root folder within the bucket; `undefined`: the bucket itself */
export function objectKeys(root: string | undefined): ObjectKeys {
  const folder = (root ?? '')
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')
  const start = folder === '' ? '' : `${folder}/`
  return { keyOf: (path) => start + path, pathOf: (key) => key.slice(start.length) }
}
