/** What a reading thread is given when it is started. */
export interface ReaderSetup {
  readonly filename: string
  readonly driverOptions: Readonly<Record<string, unknown>>
}

/** What is asked of a reading thread, one thing at a time. A stream is begun by its first `next`, for no more than so many rows. */
export type ReaderRequest =
  | { readonly kind: 'texts'; readonly text: string; readonly parameters: readonly unknown[] }
  | {
      readonly kind: 'next'
      readonly stream: number
      readonly rows: number
      readonly text: string
      readonly parameters: readonly unknown[]
    }
  | { readonly kind: 'end'; readonly stream: number }

/** Answer to a request, and how long the statement itself took. A batch shorter than asked for is the last one of its stream. */
export type ReaderAnswer =
  | { readonly kind: 'rows'; readonly texts: readonly (string | null)[]; readonly isLast: boolean; readonly tookMs: number }
  | { readonly kind: 'error'; readonly message: string; readonly code: string }
