import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { libraryPage } from '../pages/library-page.ts'

const reader = { email: 'reader@example.com', password: 'a reader of pictures' }
const editor = { email: 'editor@example.com', password: 'an editor of titles' }

story('who may only read files sees no way to change them, and asks for nothing that is refused', async ({ page }) => {
  story.slow()
  const account = accountPages(page)
  await page.goto('')
  await account.createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  const library = libraryPage(page)
  await library.open()
  await library.drop([{ name: 'harbor.png', type: 'image/png', picture: { width: 40, height: 30 } }])
  await library.expectCount('1 file')
  await addUser(page, reader, [{ collection: 'directus_files', action: 'read', fields: ['*'] }])
  await addUser(page, editor, [
    { collection: 'directus_files', action: 'read', fields: ['id', 'title', 'type', 'tags'] },
    { collection: 'directus_files', action: 'update', fields: ['title'] },
  ])
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() === 403) refused.push(answer.url())
  })

  await account.signOut()
  await account.signIn(reader)
  await library.open()
  await library.expectCount('1 file')
  await expect(page.getByRole('button', { name: 'Upload' })).toHaveCount(0)
  await library.select(['Harbor'])
  const bar = page.getByRole('toolbar', { name: 'Actions on the selection' })
  await expect(bar.getByRole('button', { name: 'Download' })).toBeVisible()
  await expect(bar.getByRole('button', { name: /Move|Edit|Delete/ })).toHaveCount(0)
  await bar.getByRole('button', { name: 'Select nothing' }).click()
  await library.file('Harbor').click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeDisabled()
  await expect(page.getByRole('button', { name: /Save|More actions|Focal point/ })).toHaveCount(0)

  await account.signOut()
  await account.signIn(editor)
  await library.open()
  await library.file('Harbor').click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'Tags' })).toBeDisabled()
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Title' }).fill('Harbor at noon')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor at noon' })).toBeVisible()
  expect(refused).toEqual([])
})

interface Credentials {
  readonly email: string
  readonly password: string
}

/** Creates a user who may sign in to the studio, and what is given; as the administrator who is signed in. */
async function addUser(page: Page, who: Credentials, permissions: readonly object[]): Promise<void> {
  const { request } = page
  const origin = new URL(page.url()).origin
  const policy = await request.post(`${origin}/policies`, { data: { name: who.email, app_access: true, permissions } })
  const { data: made } = await policy.json()
  const role = await request.post(`${origin}/roles`, { data: { name: who.email, policies: [{ policy: made.id }] } })
  const { data: given } = await role.json()
  const user = await request.post(`${origin}/users`, { data: { ...who, role: given.id } })
  expect(user.ok()).toBe(true)
}
