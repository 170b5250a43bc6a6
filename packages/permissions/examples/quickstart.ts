import { permittedFields, rightsFor } from '@recto/permissions'

const rights = rightsFor({ isAdmin: false, isApp: false, share: null }, [
  {
    policy: 'visitors',
    collection: 'books',
    action: 'read',
    permissions: { status: { _eq: 'published' } },
    validation: null,
    presets: null,
    fields: ['id', 'title'],
  },
  {
    policy: 'authors',
    collection: 'books',
    action: 'read',
    permissions: { author: { _eq: '$CURRENT_USER' } },
    validation: null,
    presets: null,
    fields: ['*'],
  },
])

console.log(permittedFields(rights, 'read').get('books')) // '*'
console.log(rights.access.read.collections.get('books')?.rules.length) // 2
console.log(rights.access.update.collections.has('books')) // false
