/** Writes rows one after the other. What it returns is appended to what it returned before. */
export interface RowWriter {
  row(row: unknown): string
  /** After the last row. */
  end(): string
}
