import type { Asset, AssetPlan } from '@recto/files/assets'

/** Options of assets. */
export interface AssetOptions {
  /** `ASSETS_CACHE_TTL`: how long browsers keep assets, in milliseconds. @default 30 days */
  readonly cacheTtlMs?: number
  /** `ASSETS_CACHE_REVALIDATE`: browsers ask each time whether an asset has changed. @default false */
  readonly revalidates?: boolean
  /** The `Content-Security-Policy` of assets. @default default-src 'none' */
  readonly contentSecurityPolicy?: string
}

const defaultTtlMs = 30 * 24 * 60 * 60 * 1000

export interface AssetAnswer {
  readonly asset: Asset
  readonly plan: AssetPlan
  /** The name the file is saved under. */
  readonly name: string
  readonly isDownload: boolean
  /** Whether anybody may read it, so that shared caches may keep it. */
  readonly isPublic: boolean
}

/** The headers of an asset, those of its length apart. */
export function assetHeaders(answer: AssetAnswer, options: AssetOptions): Readonly<Record<string, string>> {
  const { asset, plan, name, isDownload, isPublic } = answer
  const { cacheTtlMs = defaultTtlMs, revalidates = false, contentSecurityPolicy = "default-src 'none'" } = options
  const age = revalidates ? 'max-age=0, must-revalidate' : `max-age=${Math.floor(cacheTtlMs / 1000)}`
  const { modified } = asset
  return {
    'content-type': plan.type,
    'content-disposition': `${isDownload ? 'attachment' : 'inline'}; ${fileNameParameter(name)}`,
    'cache-control': `${isPublic ? 'public' : 'private'}, ${age}`,
    vary: `Origin, Cache-Control${plan.isNegotiated ? ', Accept' : ''}`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Documents get an origin of their own besides, so that no policy lets them act as the site.
    'content-security-policy': isDocument(plan.type) ? `${contentSecurityPolicy}; sandbox` : contentSecurityPolicy,
    ...(modified === null ? {} : { etag: entityTag(modified), 'last-modified': modified.toUTCString() }),
  }
}

/** The entity tag of a file and of all its variants: when it was changed, in seconds. */
export function entityTag(modified: Date): string {
  return `"${Math.floor(modified.getTime() / 1000)}"`
}

function isDocument(type: string): boolean {
  return type === 'text/html' || /[/+]xml$/.test(type)
}

/** A name for browsers that read UTF-8 (RFC 6266), and for those that don't. */
export function fileNameParameter(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: headers take none
  const plain = name.replace(/[\u0000-\u001F\u007F]/g, '').replace(/["\\]/g, '\\$&')
  const ascii = plain.replace(/[^\u0020-\u007E]/gu, '?')
  if (ascii === plain) return `filename="${plain}"`
  const encoded = encodeURIComponent(wellFormed(name)).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** Half a character has no encoding. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
