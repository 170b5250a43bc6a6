/** What a list asks for; plain data, so that equal lists share their pages. */
export interface ListRequest {
  readonly collection: string
  readonly fields: readonly string[]
  readonly sort: readonly string[]
  readonly search?: string
  readonly filter?: object
}
