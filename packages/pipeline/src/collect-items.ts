/** All items of a stream, decoded. */
export async function collectItems(items: AsyncIterable<string>): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const item of items) rows.push(JSON.parse(item))
  return rows
}
