import type { JsonObject } from '@recto/protocol'
/** A body of this form. */
export function jsonContent(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } }
}

/** The common envelope of answers. */
export function dataOf(schema: JsonObject): JsonObject {
  return { type: 'object', required: ['data'], properties: { data: schema } }
}

/** An answer with data, and the one every request may get instead. */
export function answers(schema: JsonObject, description = 'The data'): JsonObject {
  return { 200: { description, content: jsonContent(dataOf(schema)) }, default: { $ref: '#/components/responses/Error' } }
}

/** An answer without a body. */
export const noContent: JsonObject = { 204: { description: 'Done' }, default: { $ref: '#/components/responses/Error' } }
