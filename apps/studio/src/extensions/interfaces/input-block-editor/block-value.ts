/** What the editor of blocks reads and writes, and what is stored. */
export interface BlockValue {
  readonly time?: number
  readonly blocks: readonly Block[]
  readonly version?: string
}

/** One block; `data` is its tool's own. */
export interface Block {
  readonly id?: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A stored value as blocks; no blocks for what is none. */
export function readBlocks(value: unknown): BlockValue {
  if (typeof value !== 'object' || value === null || !('blocks' in value) || !Array.isArray(value.blocks)) return { blocks: [] }
  return { ...value, blocks: value.blocks.filter(isBlock) }
}

/** What is stored: none when no block is left. */
export function storedBlocks(value: BlockValue): BlockValue | null {
  return value.blocks.length === 0 ? null : value
}

/** Whether two values show the same; when they were written does not matter. */
export function areSameBlocks(one: BlockValue, other: BlockValue): boolean {
  return JSON.stringify(one.blocks) === JSON.stringify(other.blocks)
}

function isBlock(entry: unknown): entry is Block {
  return typeof entry === 'object' && entry !== null && 'type' in entry && typeof entry.type === 'string' && 'data' in entry
}
