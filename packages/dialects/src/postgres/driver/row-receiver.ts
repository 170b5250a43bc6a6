import type { Scratch } from './row-writer.ts'

/** Takes the rows of one statement, undecoded. */
export interface RowWriter {
  /** Adds the row whose message has its fields in `bytes` between two places: how many, then length and text of each. */
  addRow(bytes: Buffer, from: number, to: number): void
}

/** Collects the first column of each row as text; `null` for NULL. */
export class TextRowWriter implements RowWriter {
  readonly texts: (string | null)[] = []

  addRow(bytes: Buffer, from: number): void {
    const length = bytes.readInt32BE(from + 2)
    this.texts.push(length < 0 ? null : bytes.toString('utf8', from + 6, from + 6 + length))
  }
}

/** Makes the writer of a statement when its rows are next. */
export type MakeWriter<Writer extends RowWriter> = (scratch: Scratch) => Writer
