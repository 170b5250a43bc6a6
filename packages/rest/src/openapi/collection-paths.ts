import type { VisibleCollection } from '@recto/pipeline/schema'
import type { JsonObject } from '@recto/protocol'
import { systemRoutes } from '../routes/system-collections.ts'
import { valueSchema } from './item-schema.ts'
import { dataResponses, jsonContent, noContentResponses } from './json.ts'

/** The paths of a collection's items, with the operations the caller may use. */
export function collectionPaths(visible: VisibleCollection, component: string): readonly (readonly [path: string, item: JsonObject])[] {
  const { collection } = visible
  const route = systemRoutes.find((candidate) => candidate.collection === collection.name)
  if (collection.isSystem && route === undefined) return []
  const path = route?.path ?? `/items/${encodeURIComponent(collection.name)}`
  const facts: PathSource = {
    visible: route?.isReadOnly === true ? { ...visible, creatable: [], updatable: [], isDeletable: false } : visible,
    component,
    tags: [collection.isSystem ? component : 'Items'],
  }
  const list = collection.isSingleton || route?.isSingleton === true ? singletonOperations(facts) : listOperations(facts)
  const isKeyed = collection.primaryKey.length > 0 && route?.isSingleton !== true && !collection.isSingleton
  const one = isKeyed ? itemOperations(facts) : {}
  const paths: (readonly [string, JsonObject])[] = [
    [path, list],
    [`${path}/{id}`, one],
  ]
  return paths.filter(([, operations]) => Object.keys(operations).length > 0)
}

interface PathSource {
  readonly visible: VisibleCollection
  readonly component: string
  readonly tags: readonly string[]
}

const listParameters = ['fields', 'filter', 'search', 'sort', 'limit', 'offset', 'page', 'meta'].map(parameterRef)
const itemParameters = ['fields', 'meta'].map(parameterRef)

function parameterRef(name: string): JsonObject {
  return { $ref: `#/components/parameters/${name}` }
}

function listOperations({ visible, component, tags }: PathSource): JsonObject {
  const item = { $ref: `#/components/schemas/${component}` }
  const list = { type: 'array', items: item }
  const oneOrMany = { anyOf: [item, list] }
  const keys = { type: 'array', items: keySchema(visible) }
  const change = { anyOf: [list, { type: 'object', required: ['data'], properties: { keys, query: { type: 'object' }, data: item } }] }
  const selection = { anyOf: [keys, { type: 'object', properties: { keys, query: { type: 'object' } } }] }
  return {
    ...(visible.readable.length === 0
      ? {}
      : {
          get: { tags, operationId: `read${component}`, summary: 'List items', parameters: listParameters, responses: dataResponses(list) },
        }),
    ...(visible.creatable.length === 0
      ? {}
      : {
          post: {
            tags,
            operationId: `create${component}`,
            summary: 'Create one or more items',
            parameters: itemParameters,
            requestBody: bodyOf(oneOrMany),
            responses: { ...dataResponses(oneOrMany), 204: { description: 'Created, but the caller may not read it' } },
          },
        }),
    ...(visible.updatable.length === 0
      ? {}
      : {
          patch: {
            tags,
            operationId: `update${component}`,
            summary: 'Update several items',
            parameters: itemParameters,
            requestBody: bodyOf(change),
            responses: { ...dataResponses(list), 204: { description: 'Updated, but the caller may not read it' } },
          },
        }),
    ...(visible.isDeletable
      ? {
          delete: {
            tags,
            operationId: `delete${component}`,
            summary: 'Delete several items',
            requestBody: bodyOf(selection),
            responses: noContentResponses,
          },
        }
      : {}),
  }
}

function itemOperations({ visible, component, tags }: PathSource): JsonObject {
  const item = { $ref: `#/components/schemas/${component}` }
  const operations = {
    ...(visible.readable.length === 0
      ? {}
      : {
          get: {
            tags,
            operationId: `readSingle${component}`,
            summary: 'Read an item',
            parameters: itemParameters,
            responses: dataResponses(item),
          },
        }),
    ...(visible.updatable.length === 0
      ? {}
      : {
          patch: {
            tags,
            operationId: `updateSingle${component}`,
            summary: 'Update an item',
            parameters: itemParameters,
            requestBody: bodyOf(item),
            responses: { ...dataResponses(item), 204: { description: 'Updated, but the caller may not read it' } },
          },
        }),
    ...(visible.isDeletable
      ? { delete: { tags, operationId: `deleteSingle${component}`, summary: 'Delete an item', responses: noContentResponses } }
      : {}),
  }
  const key = {
    name: 'id',
    in: 'path',
    required: true,
    description: 'The primary key. For composite keys, the values in key order, joined with commas.',
    schema: keySchema(visible),
  }
  return Object.keys(operations).length === 0 ? {} : { parameters: [key], ...operations }
}

function singletonOperations({ visible, component, tags }: PathSource): JsonObject {
  const item = { $ref: `#/components/schemas/${component}` }
  return {
    ...(visible.readable.length === 0
      ? {}
      : {
          get: {
            tags,
            operationId: `read${component}`,
            summary: 'Read the only item',
            parameters: itemParameters,
            responses: dataResponses(item),
          },
        }),
    ...(visible.updatable.length === 0
      ? {}
      : {
          patch: {
            tags,
            operationId: `update${component}`,
            summary: 'Update the singleton',
            parameters: itemParameters,
            requestBody: bodyOf(item),
            responses: { ...dataResponses(item), 204: { description: 'Updated, but the caller may not read it' } },
          },
        }),
  }
}

function keySchema({ collection }: VisibleCollection): JsonObject {
  const [name, ...others] = collection.primaryKey
  const field = collection.fields.get(name ?? '')
  return others.length > 0 || field === undefined ? { type: 'string' } : valueSchema(field.type)
}

function bodyOf(schema: JsonObject): JsonObject {
  return { required: true, content: jsonContent(schema) }
}
