import type { RegisteredRoute } from '@recto/http'
import { type Context, rightsOf } from '@recto/pipeline'
import type { RestContext } from '../rest-context.ts'
import { openApiDocument } from './document.ts'

/** Documents kept for each state of the schema: as many as there are kinds of callers. */
const documentsMax = 50

/** Makes each document once: over a thousand tables it takes half a second, in which nobody else is answered. */
export interface DocumentCache {
  /** The JSON for a caller; the same text for everybody with the same rights. */
  textFor(context: Context): Promise<string>
}

export function createDocumentCache(rest: RestContext, routes: readonly RegisteredRoute[]): DocumentCache {
  const bySchema = new WeakMap<object, Map<string, Promise<string>>>()
  return {
    async textFor(context) {
      const texts = bySchema.get(context.schema) ?? new Map<string, Promise<string>>()
      bySchema.set(context.schema, texts)
      const key = await readerKey(context)
      const known = texts.get(key)
      if (known !== undefined) return await known
      const text = openApiDocument(context, rest, routes).then((document) => JSON.stringify(document))
      texts.set(key, text)
      text.catch(() => texts.delete(key))
      const [oldest] = texts.keys()
      if (texts.size > documentsMax && oldest !== undefined) texts.delete(oldest)
      return await text
    },
  }
}

/** What a document depends on besides the schema. */
async function readerKey(context: Context): Promise<string> {
  const { isAdmin, user } = context.account
  const { access } = await rightsOf(context)
  return JSON.stringify([isAdmin, user !== null, Object.values(access).map(({ fingerprint }) => fingerprint)])
}
