import { defineSystemTable } from '../define-system-table.ts'
import { userMeta } from './field-helpers.ts'

/** Saved views of collections, per person, role or for all. */
export const presets = defineSystemTable({
  name: 'presets',
  collection: { icon: 'bookmark', accountability: null },
  fields: [
    { name: 'id', type: 'integer', isKey: true, isAutoIncrement: true },
    { name: 'bookmark', type: 'string', maxLength: 255, meta: { interface: 'input' } },
    {
      name: 'user',
      type: 'uuid',
      references: { table: 'users', onDelete: 'CASCADE' },
      special: ['m2o'],
      meta: userMeta,
    },
    {
      name: 'role',
      type: 'uuid',
      references: { table: 'roles', onDelete: 'CASCADE' },
      special: ['m2o'],
      meta: { interface: 'select-dropdown-m2o', options: { template: '{{ name }}' } },
    },
    { name: 'collection', type: 'string', maxLength: 64, meta: { interface: 'input' } },
    { name: 'search', type: 'string', maxLength: 100, meta: { interface: 'input' } },
    { name: 'layout', type: 'string', maxLength: 100, defaultValue: { literal: 'tabular' }, meta: { interface: 'input' } },
    {
      name: 'layout_query',
      type: 'json',
      special: ['cast-json'],
      meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true },
    },
    {
      name: 'layout_options',
      type: 'json',
      special: ['cast-json'],
      meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true },
    },
    { name: 'refresh_interval', type: 'integer', meta: { interface: 'input', width: 'half' } },
    {
      name: 'filter',
      type: 'json',
      special: ['cast-json'],
      meta: { interface: 'input-code', options: { language: 'JSON' }, hidden: true },
    },
    { name: 'icon', type: 'string', maxLength: 64, defaultValue: { literal: 'bookmark' }, meta: { interface: 'select-icon' } },
    { name: 'color', type: 'string', maxLength: 255, meta: { interface: 'select-color', display: 'color' } },
  ],
})
