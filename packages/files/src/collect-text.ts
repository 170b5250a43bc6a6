import type { Result } from '@recto/pipeline'

/** The JSON of a result, whole. */
export async function collectText(result: Result): Promise<string> {
  if (result.kind === 'document') return result.data
  const items: string[] = []
  for await (const item of result.items) items.push(item)
  return `[${items.join(',')}]`
}
