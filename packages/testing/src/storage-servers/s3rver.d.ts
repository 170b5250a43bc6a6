declare module '@20minutes/s3rver' {
  import type { Server } from 'node:http'
  import type { AddressInfo } from 'node:net'
  import type { Readable } from 'node:stream'

  interface StoredObject {
    readonly size: number
    content: Readable | null
    range?: { readonly start: number; readonly end: number }
  }

  interface ListedPage {
    readonly objects: readonly { readonly key: string }[]
    readonly isTruncated: boolean
  }

  interface S3Store {
    listObjects(bucket: string, options: object): Promise<ListedPage>
    getResourcePath(bucket: string, key: string | undefined, resource: 'uploads'): string
    getObject(bucket: string, key: string, options?: { readonly start?: number; readonly end?: number }): Promise<StoredObject | null>
  }

  interface S3Context {
    readonly method: string
    readonly path: string
    query: Readonly<Record<string, string | undefined>>
    readonly headers: Record<string, unknown>
    status: number
    body?: unknown
  }

  interface S3Options {
    readonly port: number
    readonly address: string
    readonly silent: boolean
    readonly directory: string
    readonly allowMismatchedSignatures: boolean
    readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[]
  }

  class S3rver {
    constructor(options: S3Options)
    readonly httpServer?: Server
    readonly middleware: ((context: S3Context, next: () => Promise<void>) => Promise<void>)[]
    readonly store: S3Store
    run(): Promise<AddressInfo>
    close(): Promise<void>
  }

  // biome-ignore lint/style/noDefaultExport: the package has one
  export default S3rver
  export type { S3Context, S3Store }
}
