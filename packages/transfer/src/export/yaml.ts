import { Schema, stringify } from 'yaml'
import { plainYaml } from './plain-yaml.ts'
import type { RowWriter } from './row-writer.ts'

/** Text that YAML 1.1 readers would take for a date or a boolean is quoted. Made once, since every row is a document to the library. */
const schema = new Schema({ schema: 'core', compat: 'yaml-1.1' })
const options = { schema, lineWidth: 0, aliasDuplicateObjects: false } as const

/** A list. */
export function yamlWriter(): RowWriter {
  let isEmpty = true
  return {
    row(row) {
      isEmpty = false
      return plainYaml(row) ?? yamlDocument([row])
    },
    end: () => (isEmpty ? yamlDocument([]) : ''),
  }
}

/** A value as a document. */
export function yamlDocument(value: unknown): string {
  return stringify(value ?? null, options)
}
