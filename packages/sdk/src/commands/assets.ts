import type { Command } from '../command.ts'
import type { Client } from '../create-client.ts'
import { serializeQuery } from '../serialize-query.ts'

/** In what form the content of a file is wanted. Pictures only, but for `download`. */
export interface AssetParameters {
  /** Pixels. One side alone keeps the ratio. */
  readonly width?: number
  readonly height?: number
  /** @default 'cover' */
  readonly fit?: 'cover' | 'contain' | 'inside' | 'outside' | 'fill'
  /** `auto`: what the client accepts. @default that of the original */
  readonly format?: 'auto' | 'jpg' | 'png' | 'webp' | 'tiff' | 'avif'
  /** 1 to 100. */
  readonly quality?: number
  /** Any value counts, so that it is left out where enlarging is welcome. */
  readonly withoutEnlargement?: true
  /** Pixels of the original around which it is cropped. */
  readonly focal_point_x?: number
  readonly focal_point_y?: number
  /** A preset of the project. */
  readonly key?: string
  /** Calls of the image library: `[['rotate', 90], ['blur', 5]]`. */
  readonly transforms?: readonly (readonly [method: string, ...values: readonly unknown[]])[]
  /** Any value counts: browsers save it instead of showing it. */
  readonly download?: true
}

/** An address that anybody may read a file from until it expires. */
export interface SignedFileUrl {
  readonly url: string
  /** ISO 8601. */
  readonly expires: string
}

/** The content of a file, or a picture made of it: for `client.download`. */
export function readAsset<Schema>(id: string, options: AssetParameters = {}): Command<Schema, Blob> {
  return { method: 'GET', path: assetPath(id), query: options }
}

/** The address of the content of a file, for pages whose readers may read it without a token, or by their session. */
export function assetUrl({ url }: Pick<Client<unknown>, 'url'>, id: string, options: AssetParameters = {}): string {
  const query = serializeQuery(options)
  return `${url}${assetPath(id)}${query === '' ? '' : `?${query}`}`
}

/** Gives an address of a file's content that expires. @param options.expires_in seconds */
export function signFile<Schema>(id: string, options: { readonly expires_in?: number } = {}): Command<Schema, SignedFileUrl> {
  return { method: 'POST', path: `/files/${encodeURIComponent(id)}/sign`, body: options }
}

function assetPath(id: string): string {
  return `/assets/${encodeURIComponent(id)}`
}
