/** A part of a document. */
export type Json = Readonly<Record<string, unknown>>

/** A body of this form. */
export function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } }
}

/** The common envelope of answers. */
export function dataOf(schema: Json): Json {
  return { type: 'object', required: ['data'], properties: { data: schema } }
}

/** An answer with data, and the one every request may get instead. */
export function answers(schema: Json, description = 'The data'): Json {
  return { 200: { description, content: jsonContent(dataOf(schema)) }, default: { $ref: '#/components/responses/Error' } }
}

/** An answer without a body. */
export const noContent: Json = { 204: { description: 'Done' }, default: { $ref: '#/components/responses/Error' } }
