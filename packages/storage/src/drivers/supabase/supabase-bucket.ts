import { pathEncoding } from '../../encode-names.ts'
import { ask } from '../../http-answers.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import type { SupabaseOptions } from './supabase-options.ts'

/** What every request to a bucket needs. */
export interface SupabaseBucket {
  readonly bucket: string
  readonly endpoint: string
  readonly keys: ObjectKeys
  readonly headers: Readonly<Record<string, string>>
  /** The address of a route about a file, such as `object/info`. */
  url(route: string, path: string): string
  /** Sends JSON to a route. */
  post(path: string, route: string, body: unknown): Promise<unknown>
}

/** https://supabase.com/docs/guides/storage/uploads/file-limits and the service's own check of names */
const allowed = /[\w/!\-.*'() &$@=;:+,?]/

export function supabaseBucket({ bucket, serviceRole, endpoint, root }: SupabaseOptions): SupabaseBucket {
  const { encode, decode } = pathEncoding(allowed)
  const plain = objectKeys(root)
  const headers = { authorization: `Bearer ${serviceRole}`, apikey: serviceRole }
  const keys = { keyOf: (path: string) => encode(plain.keyOf(path)), pathOf: (key: string) => plain.pathOf(decode(key)) }
  return {
    bucket,
    endpoint,
    keys,
    headers,
    url: (route, path) => `${endpoint}/${route}/${bucket}/${keys.keyOf(path).split('/').map(encodeURIComponent).join('/')}`,
    post: async (path, route, body) => {
      const json = { 'content-type': 'application/json', 'x-upsert': 'true' }
      const answer = await ask(path, `${endpoint}/${route}`, {
        method: 'POST',
        headers: { ...headers, ...json },
        body: JSON.stringify(body),
      })
      return answer.json()
    },
  }
}
