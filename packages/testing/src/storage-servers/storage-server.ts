/** A server of object storage for one test. */
export interface StorageServer {
  /** Its address, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}
