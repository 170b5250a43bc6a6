/** A route as the server knows it. */
export interface KnownRoute {
  readonly method: string
  /** With `:name` for a part that varies. */
  readonly url: string
}
