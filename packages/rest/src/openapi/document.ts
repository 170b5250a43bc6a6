import type { RegisteredRoute } from '@recto/http'
import type { Context } from '@recto/pipeline'
import { isListed, visibleCollections } from '@recto/pipeline/schema'
import { compatibleVersion, type JsonObject } from '@recto/protocol'
import type { RestContext } from '../rest-context.ts'
import { collectionPaths } from './collection-paths.ts'
import { componentNames } from './component-names.ts'
import { itemSchema } from './item-schema.ts'
import { jsonContent } from './json.ts'
import { otherPaths } from './other-paths.ts'

/** An OpenAPI 3.1 document of the operations the caller may use. */
export async function openApiDocument(context: Context, { info }: RestContext, routes: readonly RegisteredRoute[]): Promise<JsonObject> {
  const model = await visibleCollections(context)
  const readable = model.filter((visible) => visible.readable.length > 0)
  const names = componentNames(model)
  const components = new Map([...names].filter(([name]) => readable.some(({ collection }) => collection.name === name)))
  const schemas = model.map(({ collection, ...visible }) => {
    const fields = [...new Set([...visible.readable, ...visible.creatable, ...visible.updatable])].filter((field) =>
      isListed(collection, field),
    )
    return [names.get(collection.name) ?? '', itemSchema({ schema: context.schema, collection, fields, components })] as const
  })
  const paths = Object.fromEntries(model.flatMap((visible) => collectionPaths(visible, names.get(visible.collection.name) ?? '')))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Recto',
      version: compatibleVersion,
      description: 'The API of this project, with the operations your permissions allow.',
    },
    servers: [{ url: info.publicUrl ?? '/' }],
    paths: { ...paths, ...otherPaths(routes, Object.keys(paths), { account: context.account, model }) },
    components: { responses, parameters, schemas: { Errors: errorsSchema, ...Object.fromEntries(schemas) }, securitySchemes },
    security: [{ token: [] }, { parameter: [] }, {}],
  }
}

const errorsSchema: JsonObject = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message', 'extensions'],
        properties: {
          message: { type: 'string' },
          extensions: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
        },
      },
    },
  },
}

const responses: JsonObject = {
  Error: { description: 'The errors of a failed request', content: jsonContent({ $ref: '#/components/schemas/Errors' }) },
}

const texts = { type: 'array', items: { type: 'string' } }

const parameters: JsonObject = {
  fields: query('fields', { schema: texts, explode: false }, 'Fields to return. Dots select fields of related items.'),
  filter: query('filter', { content: { 'application/json': { schema: { type: 'object' } } } }, 'Conditions the items must match.'),
  search: query('search', { schema: { type: 'string' } }, 'Text to search for in all text fields.'),
  sort: query('sort', { schema: texts, explode: false }, 'Fields to sort by. A leading minus sorts in descending order.'),
  limit: query('limit', { schema: { type: 'integer', minimum: -1 } }, 'Maximum number of items; -1 for as many as allowed.'),
  offset: query('offset', { schema: { type: 'integer', minimum: 0 } }, 'Number of items to skip.'),
  page: query('page', { schema: { type: 'integer', minimum: 1 } }, 'Page number; a page has `limit` items.'),
  meta: query('meta', { schema: { type: 'string' } }, 'Counts to return: total_count, filter_count or *.'),
}

function query(name: string, form: JsonObject, description: string): JsonObject {
  return { name, in: 'query', description, ...form }
}

const securitySchemes: JsonObject = {
  token: { type: 'http', scheme: 'bearer' },
  parameter: { type: 'apiKey', in: 'query', name: 'access_token' },
}
