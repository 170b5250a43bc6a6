import { type Context, type SystemTable, systemTable } from '@recto/pipeline'

/** A table of Recto's own where a request reaches it: in the transaction of a write, or outside. `users` for instance. */
export function tableIn({ context }: { readonly context: Context }, name: string): SystemTable {
  return systemTable(context.platform, `directus_${name}`)
}
