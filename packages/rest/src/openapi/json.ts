import type { JsonObject } from '@recto/protocol'
/** JSON content with this schema. */
export function jsonContent(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } }
}

/** The envelope of dataResponses. */
export function dataOf(schema: JsonObject): JsonObject {
  return { type: 'object', required: ['data'], properties: { data: schema } }
}

/** The responses of an operation that returns data. */
export function dataResponses(schema: JsonObject, description = 'The requested data'): JsonObject {
  return { 200: { description, content: jsonContent(dataOf(schema)) }, default: { $ref: '#/components/responses/Error' } }
}

/** The responses of an operation without a response body. */
export const noContentResponses: JsonObject = { 204: { description: 'No content' }, default: { $ref: '#/components/responses/Error' } }
