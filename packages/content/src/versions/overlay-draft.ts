import { type Context, type ReadInput, type Result, runRequest } from '@recto/pipeline'
import { type ItemReader, readablePayload } from '@recto/pipeline/items'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { findCollection, relationFrom, relationTo, type Schema } from '@recto/schema'
import { plainDelta } from './delta.ts'
import { type ItemDraft, itemReaderOf } from './mask-delta.ts'

/** A draft, and how its item is asked for. */
export interface Draft extends ItemDraft {
  readonly input: ReadInput
}

/**
 * An item with the values a draft has for its own columns, for readers who could not write the draft. Nothing is written, so
 * that lists nested in the item, and every other item, look as they do now.
 */
export async function overlayDraft(draft: Draft, context: Context): Promise<Result> {
  const { collection, item, delta, input } = draft
  const result = await runRequest(input, context)
  if (result.kind !== 'document') return result
  const main: unknown = JSON.parse(result.data)
  if (!isJsonObject(main)) return result
  const reader = await itemReaderOf(context)
  const payload = plainDelta(context.schema, collection, delta)
  const shown = (await readablePayload({ collection, key: item, payload }, reader)) ?? {}
  const laid: Record<string, unknown> = { ...main }
  for (const [name, value] of Object.entries(shown))
    if (name in main && !isList(context.schema, draft, name)) laid[name] = await overlaid({ draft, name, value }, main[name], reader)
  return { ...result, data: JSON.stringify(laid) }
}

function isList(schema: Schema, { collection }: Draft, name: string): boolean {
  return relationTo(schema, collection.name, name) !== undefined
}

interface OverlaidValue {
  readonly draft: Draft
  readonly name: string
  readonly value: unknown
}

/** A value of the draft in the form that was asked for: a key, or what the caller may see of the item it refers to. */
async function overlaid({ draft, name, value }: OverlaidValue, main: unknown, { context }: ItemReader): Promise<unknown> {
  const relation = relationFrom(context.schema, draft.collection.name, name)
  if (relation === undefined) return value
  const target = findCollection(context.schema, relation.relatedCollection ?? '')
  const fields = fieldsBelow(draft.input.query, name)
  // Items of a draft that are not there yet have no key.
  if (isJsonObject(value) || target === undefined) return fields.length === 0 && !isJsonObject(value) ? value : main
  if (fields.length === 0 || value === null) return value
  const read = { kind: 'read', collection: target.name, key: String(value), query: { fields } } as const
  const related = await runRequest(read, context).catch(() => null)
  return related?.kind === 'document' ? (JSON.parse(related.data) as unknown) : null
}

/** The fields asked of a related item, as they are asked of it alone. */
function fieldsBelow({ fields }: JsonObject, name: string): readonly string[] {
  const paths = [fields].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : []))
  const starts = [`${name}.`, '*.']
  return paths.flatMap((path) => {
    const start = starts.find((one) => path.trim().startsWith(one))
    return start === undefined ? [] : [path.trim().slice(start.length)]
  })
}
