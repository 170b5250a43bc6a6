import type { SchemaChange } from '@recto/dialects/schema'
import { describe, expect, it } from 'vitest'
import { createTableChanges } from './create-table-changes.ts'
import type { SystemTable } from './define-system-table.ts'
import { systemMetadata } from './system-metadata.ts'
import { systemTables } from './system-tables.ts'
import { migrations } from './tables/migrations.ts'

const tables: readonly SystemTable[] = [...systemTables, migrations]

describe('system tables', () => {
  it('refer only to tables made before them, or to themselves', () => {
    const made = new Set<string>()
    for (const table of tables) {
      made.add(table.name)
      const referenced = table.fields.flatMap((field) => (field.references?.onDelete ? [field.references.table] : []))
      expect(referenced.filter((name) => !made.has(name))).toEqual([])
    }
  })

  it('have a key and distinct fields', () => {
    for (const table of tables) {
      expect(table.fields.filter((field) => field.isKey).length, table.name).toBe(1)
      expect(new Set(table.fields.map((field) => field.name)).size).toBe(table.fields.length)
    }
  })

  it('have names that every engine can hold', () => {
    const names = tables.flatMap(createTableChanges).flatMap(namesIn)
    expect(names.filter((name) => name.length > 63)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('list an alias field for every alias of a reference', () => {
    const aliases = new Set(
      tables.flatMap((table) => table.fields.filter((field) => field.type === 'alias').map((field) => `${table.name}.${field.name}`)),
    )
    const listed = tables.flatMap((table) =>
      table.fields.flatMap(({ references }) => references?.listedAs?.map((alias) => `${references.table}.${alias.field}`) ?? []),
    )
    expect(new Set(listed)).toEqual(aliases)
  })
})

describe('systemMetadata', () => {
  it('describes the 29 collections without ids', () => {
    expect(systemMetadata.collections.length).toBe(29)
    expect(systemMetadata.collections.every((row) => row.system)).toBe(true)
    expect(systemMetadata.fields.some((row) => 'id' in row)).toBe(false)
    expect(systemMetadata.collections.find((row) => row.collection === 'directus_users')).toMatchObject({
      icon: 'people_alt',
      note: '$t:directus_collection.directus_users',
      archive_field: 'status',
      accountability: 'all',
    })
  })

  it('lists the access of a policy twice, by user and by role', () => {
    const rows = systemMetadata.relations.filter((row) => row.many_collection === 'directus_access' && row.many_field === 'policy')
    expect(rows.map((row) => row.one_field)).toEqual(['users', 'roles'])
  })
})

/** Names a change gives to constraints and indexes. */
function namesIn(change: SchemaChange): readonly string[] {
  if (change.kind === 'create-table') return (change.foreignKeys ?? []).map((key) => key.name)
  return change.kind === 'add-index' ? [change.name] : []
}
