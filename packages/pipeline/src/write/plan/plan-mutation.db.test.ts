import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rightsOf } from '../../access/rights-of.ts'
import type { Context } from '../../context.ts'
import { type Library, openLibrary } from '../../testing/open-library.ts'
import type { MutationInput } from '../parse/mutation-input.ts'
import { parseWrite } from '../parse/parse-write.ts'
import { createPlanContext } from '../write-context.ts'
import { printPlan } from './golden/print-plan.ts'
import { planMutation } from './plan-mutation.ts'

const austen = '0b5d41f2-3c8e-4d4e-9f53-6a1d0c9a7b10'
const cases: readonly { readonly name: string; readonly input: MutationInput }[] = [
  {
    name: 'create-nested',
    input: {
      kind: 'create',
      collection: 'books',
      query: {},
      data: [
        { id: 1, title: 'Emma', author: { id: austen, name: 'Jane Austen' } },
        { id: 2, title: 'Persuasion', author: austen },
      ],
    },
  },
  {
    name: 'create-with-list',
    input: {
      kind: 'create',
      collection: 'authors',
      query: {},
      data: { id: austen, name: 'Jane Austen', books: [{ id: 1, title: 'Emma' }] },
    },
  },
  {
    name: 'create-author-without-key',
    input: { kind: 'create', collection: 'books', query: {}, data: { id: 1, title: 'Emma', author: { name: 'Jane Austen' } } },
  },
  { name: 'update', input: { kind: 'update', collection: 'books', query: {}, keys: [1, 2, 1], data: { title: 'Emma' } } },
  {
    name: 'update-each',
    input: {
      kind: 'update',
      collection: 'books',
      query: {},
      each: [
        { id: 1, title: 'Emma' },
        { id: 2, title: null },
        { id: 1, status: 'read' },
      ],
    },
  },
  { name: 'delete', input: { kind: 'delete', collection: 'books', query: {}, keys: [1, 2, 2], ifRevision: ['7'] } },
  { name: 'sort', input: { kind: 'sort', collection: 'shelves', item: 3, to: '1' } },
  { name: 'merge', input: { kind: 'merge', collection: 'books', query: {}, on: ['title'], data: [{ title: 'Emma' }] } },
]

eachDatabase((database) => {
  let library: Library
  beforeAll(async () => {
    library = await openLibrary(database, [
      { collection: 'books', action: 'create', permissions: null, validation: null, presets: { status: 'draft' }, fields: ['id', 'title'] },
    ])
  })
  afterAll(() => library.platform.connection.close())

  const planOf = async (input: MutationInput, context: Context) =>
    planMutation(createPlanContext(context, await rightsOf(context)), parseWrite(input, context))

  it.each(cases)('plans $name', async ({ name, input }) => {
    await expect(printPlan(await planOf(input, library.asAdministrator()))).toMatchFileSnapshot(`golden/${name}.json`)
  })

  it('puts presets into the payload, and leaves no column of another field', async () => {
    const input: MutationInput = { kind: 'create', collection: 'books', query: {}, data: { id: 1, title: 'Emma' } }
    await expect(printPlan(await planOf(input, await library.asVisitor()))).toMatchFileSnapshot('golden/create-with-presets.json')
  })

  it('leaves payloads to the transaction where a filter sees them first', async () => {
    const end = library.platform.events.onFilter('books.items.create', (payload) => payload)
    const input: MutationInput = { kind: 'create', collection: 'books', query: {}, data: { anything: true } }
    const { steps } = await planOf(input, library.asAdministrator())
    end()
    expect(steps).toMatchObject([{ kind: 'pending-create', payloads: [{ anything: true }] }])
  })

  it('refuses before the transaction what needs no rows to be refused', async () => {
    const admin = library.asAdministrator()
    const create = (data: unknown): MutationInput => ({ kind: 'create', collection: 'books', query: {}, data })
    await expect(planOf(create({ id: 1 }), admin)).rejects.toMatchObject({
      code: 'FAILED_VALIDATION',
      extensions: { field: 'title', type: 'required' },
    })
    await expect(planOf(create('text'), admin)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(planOf(create({ id: 1, title: 'Emma', author: { books: [] } }), admin)).rejects.toMatchObject({
      extensions: { path: ['author'] },
    })
    await expect(planOf(create({ id: 1, title: 'Emma', author: austen }), await library.asVisitor())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('counts the items of a request against its budget', async () => {
    const context = library.asAdministrator()
    const { platform } = context
    const limited = { ...context, platform: { ...platform, limits: { ...platform.limits, batchMutationMax: 2 } } }
    const data = [1, 2, 3].map((id) => ({ id, title: `Book ${id}` }))
    await expect(planOf({ kind: 'create', collection: 'books', query: {}, data }, limited)).rejects.toMatchObject({
      message: 'Invalid payload. Exceeded max batch mutation limit of 2.',
    })
  })
})
