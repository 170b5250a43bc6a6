import { type Context, runRequest } from '@recto/pipeline'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Newsroom, openNewsroom } from '../testing/open-newsroom.ts'
import { readItemVersion } from './read-item-version.ts'
import { compareVersion, promoteVersion, readVersion, saveVersion } from './version.ts'

const published = { status: { _eq: 'published' } }
const readRules = [
  { collection: 'articles', action: 'read', permissions: published, fields: ['id', 'title', 'status', 'writer', 'remarks', 'children'] },
  { collection: 'remarks', action: 'read', permissions: { article: published }, fields: ['*'] },
  { collection: 'writers', action: 'read', permissions: { name: { _neq: 'Secret' } }, fields: ['id', 'name'] },
  { collection: 'directus_versions', action: 'read', fields: ['*'] },
]

eachDatabase((database) => {
  let newsroom: Newsroom
  let version: string

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    await newsroom.permit('reader', readRules)
    await newsroom.permit('editor', [
      ...readRules,
      { collection: 'articles', action: 'update', permissions: published, fields: ['title', 'writer', 'remarks'] },
      { collection: 'directus_versions', action: 'update', fields: ['*'] },
    ])
  })
  afterAll(() => newsroom.platform.connection.close())

  beforeEach(async () => {
    await newsroom.run('UPDATE recto_revisions SET parent = NULL')
    await newsroom.run('DELETE FROM recto_revisions')
    await newsroom.run('DELETE FROM recto_versions')
    const data = { key: 'draft', collection: 'articles', item: '1' }
    await runRequest({ kind: 'create', collection: 'directus_versions', data, query: {} }, newsroom.asAdministrator())
    version = String((await newsroom.rows('recto_versions'))[0]?.['id'])
  })

  const draft = (body: unknown) => saveVersion(version, body, newsroom.asAdministrator())
  const shown = async (context: Context, fields: string) => {
    const result = await readItemVersion({ kind: 'read', collection: 'articles', key: '1', query: { version: 'draft', fields } }, context)
    return result.kind === 'document' ? (JSON.parse(result.data) as unknown) : null
  }

  it('shows what a promoted draft created once, and creates it once', async () => {
    const admin = newsroom.asAdministrator()
    const remarks = { create: [{ id: 70, body: 'Created' }], update: [], delete: [] }
    await draft({ memo: 'Promoted', remarks })
    const promote = async () => promoteVersion(version, { mainHash: (await compareVersion(version, admin)).mainHash }, admin)
    await promote()
    await promote()
    const rows = (await newsroom.rows('remarks')).filter(({ body }) => body === 'Created')
    expect(rows).toHaveLength(1)
    const item = (await shown(admin, 'memo,remarks.body')) as { readonly memo: string; readonly remarks: readonly { body: string }[] }
    expect([item.memo, item.remarks.filter(({ body }) => body === 'Created')]).toEqual(['Promoted', [{ body: 'Created' }]])
    await newsroom.run('DELETE FROM remarks WHERE id = 70')
  })

  describe('a draft read by who could not write it', () => {
    it('shows the values of the item itself, and no field that is hidden', async () => {
      await draft({ title: 'New', memo: 'new memo', writer: 2 })
      expect(await shown(await newsroom.as('reader'), '*')).toMatchObject({ title: 'New', writer: 2 })
      expect(await shown(await newsroom.as('reader'), '*')).not.toHaveProperty('memo')
    })

    it('makes no hidden row visible by what is nested in it', async () => {
      const nested = [
        { remarks: { update: [{ id: 2, article: 1 }], create: [], delete: [] } },
        { remarks: [1, 2] },
        { remarks: [{ id: 2, article: { id: 2, status: 'published' } }] },
        { children: { create: [], update: [{ id: 2, status: 'published', parent: 1 }], delete: [] } },
        { writer: { id: 2, name: 'Shown' } },
      ]
      for (const body of nested) {
        await draft({ remarks: null, children: null, writer: 1, ...body })
        for (const user of ['reader', 'editor'] as const) {
          const text = JSON.stringify(await shown(await newsroom.as(user), 'id,remarks.*,children.*,writer.*').catch(() => null))
          expect(text, JSON.stringify(body)).not.toMatch(/on closed|Closed|Shown|Secret/)
        }
      }
    })

    it('does not answer whether a value exists in a hidden collection', async () => {
      const answers: unknown[] = []
      for (const code of ['taken', 'free']) {
        await draft({ title: 'same', writer: { id: 9, name: 'Nine', code } })
        answers.push(await shown(await newsroom.as('reader'), 'id,title,writer').catch((error: unknown) => String(error)))
      }
      expect(answers[0]).toEqual(answers[1])
    })

    it('shows what was asked for only', async () => {
      await draft({ title: 'New', status: 'draft', remarks: { create: [{ id: 7, body: 'x' }], update: [], delete: [] } })
      expect(await shown(await newsroom.as('reader'), 'id,title')).toEqual({ id: 1, title: 'New' })
      expect(await shown(await newsroom.as('reader'), 'title,remarks')).toEqual({ title: 'New', remarks: [1] })
    })

    it('leaves everything as it was', async () => {
      await draft({ title: 'New', remarks: { create: [{ id: 7, body: 'x' }], update: [], delete: [1] } })
      await shown(newsroom.asAdministrator(), '*')
      await shown(await newsroom.as('reader'), '*')
      expect(await newsroom.rows('remarks')).toHaveLength(2)
      expect((await newsroom.rows('articles'))[0]).toMatchObject({ title: 'Open' })
    })
  })

  it('shows items that are not there yet without a key', async () => {
    await draft({
      title: 'New',
      remarks: { create: [{ id: 80, body: 'New remark' }], update: [], delete: [] },
      writer: { id: 80, name: 'New writer' },
    })
    expect(await shown(newsroom.asAdministrator(), 'id,writer.id,writer.name,remarks.id,remarks.body')).toEqual({
      id: 1,
      writer: { id: null, name: 'New writer' },
      remarks: [
        { id: 1, body: 'on open' },
        { id: null, body: 'New remark' },
      ],
    })
  })

  it('shows an editor what could be written', async () => {
    await draft({ title: 'New', writer: 1 })
    expect(await shown(await newsroom.as('editor'), 'title,writer.name')).toEqual({ title: 'New', writer: { name: 'Ada' } })
  })

  it('shows no hidden field or item wherever a draft is read', async () => {
    await draft({
      title: 'New',
      memo: 'new memo',
      remarks: { create: [], update: [{ id: 2, body: 'closed' }], delete: [2] },
      writer: { id: 2 },
    })
    const reader = await newsroom.as('reader')
    const raw = { version: 'draft', versionRaw: 'true', fields: 'id' }
    const lists = { kind: 'read', collection: 'directus_versions' } as const
    const answers = [
      await compareVersion(version, reader),
      await readVersion(version, {}, reader),
      await readItemVersion({ kind: 'read', collection: 'articles', key: '1', query: raw }, reader),
      await runRequest({ ...lists, query: {} }, reader),
      await runRequest({ ...lists, query: { fields: 'delta' } }, reader),
      await runRequest({ ...lists, key: version, query: { fields: ['*'] } }, reader),
    ].map((answer) => JSON.stringify(answer))
    for (const answer of answers) {
      expect(answer).toContain('New')
      expect(answer).not.toMatch(/memo|closed|2\b.?\]/)
    }
    await expect(runRequest({ ...lists, query: { filter: { delta: { _contains: 'memo' } } } }, reader)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is saved by who may update it only, and without fields that are hidden from them', async () => {
    await expect(saveVersion(version, { title: 'x' }, await newsroom.as('reader'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(saveVersion(version, { memo: 'x' }, await newsroom.as('editor'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await draft({ memo: 'new memo' })
    expect(await saveVersion(version, { title: 'x' }, await newsroom.as('editor'))).not.toHaveProperty('memo')
    expect(await readVersion(version, {}, newsroom.asAdministrator())).toMatchObject({ delta: { memo: 'new memo', title: 'x' } })
  })

  it('holds no secret of any depth', async () => {
    for (const body of [
      { writer: { pin: 's3cret' } },
      { children: [{ writer: { pin: 's3cret' } }] },
      { children: { update: { writer: { pin: 's3cret' } } } },
    ])
      await expect(draft(body)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect(JSON.stringify([await newsroom.rows('recto_versions'), await newsroom.rows('recto_revisions')])).not.toContain('s3cret')
  })
})
