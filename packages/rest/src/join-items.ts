/** Text gathered before it is handed on: fewer, larger pieces cost less than one per item. */
const pieceLength = 64 * 1024

/** What stands around the items. */
export interface Frame {
  readonly start: string
  readonly end: string
}

/** Items with commas between them, framed. */
export function joinItems(items: AsyncIterable<string>, frame: Frame): AsyncIterable<string> {
  const iterator = items[Symbol.asyncIterator]()
  const pieces = piecesOf(iterator, frame)
  // Not the generator itself: one that was never started does not run its `finally`, and the query would stay open.
  const close = async (): Promise<IteratorResult<string>> => {
    await iterator.return?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next(), return: close }) }
}

async function* piecesOf(iterator: AsyncIterator<string>, frame: Frame): AsyncGenerator<string> {
  let piece = frame.start
  let separator = ''
  for (let item = await iterator.next(); item.done !== true; item = await iterator.next()) {
    piece += separator + item.value
    separator = ','
    if (piece.length >= pieceLength) {
      yield piece
      piece = ''
    }
  }
  yield piece + frame.end
}
