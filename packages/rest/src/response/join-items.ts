/** Characters collected before they are passed on: few large chunks cost less than one for each item. */
const chunkLength = 64 * 1024

/** The text around the items. */
export interface ListFrame {
  readonly start: string
  readonly end: string
}

/** The items of a list as chunks of one text: frame, items, and commas between them. */
export function joinItems(items: AsyncIterable<string>, frame: ListFrame): AsyncIterable<string> {
  const iterator = items[Symbol.asyncIterator]()
  const chunks = chunksOf(iterator, frame)
  // The generator itself is not returned: closed before it was started, it would not run `finally`, and the query would stay open.
  const close = async (): Promise<IteratorResult<string>> => {
    await iterator.return?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next(), return: close }) }
}

async function* chunksOf(iterator: AsyncIterator<string>, frame: ListFrame): AsyncGenerator<string> {
  let chunk = frame.start
  let separator = ''
  for (let item = await iterator.next(); item.done !== true; item = await iterator.next()) {
    chunk += separator + item.value
    separator = ','
    if (chunk.length >= chunkLength) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk + frame.end
}
