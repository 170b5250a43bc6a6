/** Between paths of callers and keys of a bucket, whose files may all lie below a root. */
export interface ObjectKeys {
  /** The key of a path, or the beginning of keys for a prefix. */
  key(path: string): string
  /** The path of a key. */
  path(key: string): string
}

/** @param root folder within the bucket; `undefined`: the bucket itself */
export function objectKeys(root: string | undefined): ObjectKeys {
  const folder = (root ?? '')
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')
  const start = folder === '' ? '' : `${folder}/`
  return { key: (path) => start + path, path: (key) => key.slice(start.length) }
}
