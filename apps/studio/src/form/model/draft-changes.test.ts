import { expect, it } from 'vitest'
import type { FieldRelation } from '../../model/model.ts'
import { sampleCollection, sampleField } from '../../model/model-fixtures.ts'
import { draftChanges } from './draft-changes.ts'

const people = sampleCollection('people', '', [
  sampleField('name'),
  sampleField('pin', { type: 'hash' }),
  sampleField('friends', { relation: { kind: 'o2m', collection: 'people', field: 'friend', sortField: null, onRemove: 'nullify' } }),
])
const m2o: FieldRelation = { kind: 'm2o', collection: 'people' }
const links = sampleCollection('links', '', [sampleField('person', { relation: m2o }), sampleField('kind'), sampleField('item')])
const many = {
  kind: 'm2m',
  junction: 'links',
  junctionField: 'person',
  collection: 'people',
  field: 'team',
  sortField: null,
  onRemove: 'nullify',
} as const
const teams = sampleCollection('teams', '', [
  sampleField('name'),
  sampleField('head', { relation: m2o }),
  sampleField('members', { relation: many }),
])
const model = { collections: new Map([people, links, teams].map((one) => [one.name, one])) }

it('keeps no secret of the item or of related ones', () => {
  const person = { name: 'Ada', pin: '1234' }
  const changes = {
    name: 'Team',
    head: { ...person, friends: { create: [person], update: [{ id: 2, pin: '9' }], delete: [3] } },
    members: { create: [{ person }, { kind: 'people', item: person }], update: [], delete: [] },
  }
  expect(draftChanges(model, teams, changes)).toEqual({
    name: 'Team',
    head: { name: 'Ada', friends: { create: [{ name: 'Ada' }], update: [{ id: 2 }], delete: [3] } },
    members: { create: [{ person: { name: 'Ada' } }, { kind: 'people', item: { name: 'Ada' } }], update: [], delete: [] },
  })
})

it('leaves other values as they are', () => {
  const changes = { name: null, head: 7, members: [1, 2], unknown: { pin: 'x' } }
  expect(draftChanges(model, teams, changes)).toEqual(changes)
})
