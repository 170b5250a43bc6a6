/** What the page of an item shows, as its address says it. */
export interface ItemSearch {
  /** Of new items: the key of the one it starts as a copy of. */
  readonly copy?: string
  /** The version that is shown instead of the item itself. */
  readonly version?: string
}

/** Reads the address of an item; what makes no sense is left out. */
export function parseItemSearch({ copy, version }: Readonly<Record<string, unknown>>): ItemSearch {
  return {
    ...((typeof copy === 'string' || typeof copy === 'number') && copy !== '' && { copy: String(copy) }),
    ...(typeof version === 'string' && version !== '' && version !== 'main' && { version }),
  }
}
