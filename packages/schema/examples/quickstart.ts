import { defineSchema, relationTo, toApiField } from '@recto/schema'

const schema = defineSchema({
  collections: {
    authors: { fields: { id: 'integer', name: { type: 'string', maxLength: 80 } } },
    books: { fields: { id: 'integer', title: 'string', author: 'integer' } },
  },
  relations: [{ collection: 'books', field: 'author', related: 'authors', oneField: 'books' }],
})

for (const collection of schema.collections.values()) {
  console.log(collection.name, [...collection.fields.keys()].join(', '))
  for (const field of collection.fields.values()) console.log('  ', toApiField(collection, field).type)
}
console.log(relationTo(schema, 'authors', 'books')?.field)
