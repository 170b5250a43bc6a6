import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

const editor = { email: 'editor@example.com', password: 'an editor of titles' }

story('an editor of some fields edits these, and asks for nothing that is refused', async ({ page }) => {
  const account = accountPages(page)
  await page.goto('')
  await account.createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await addEditor(page)
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() === 403) refused.push(answer.url())
  })
  await account.signOut()
  await account.signIn(editor)
  await collectionsPage(page).expectShown()
  await page.goto('content/books/1')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'ISBN' })).toBeDisabled()
  await expect(page.getByRole('spinbutton', { name: 'Pages' })).toHaveCount(0)
  await title.fill('A title of their own')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'A title of their own' })).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await expect(page.getByRole('menuitem', { name: /Duplicate|Delete/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  expect(refused).toEqual([])
  await page.goto('content/books/+')
  await expect(page.getByText('You don’t have permission to create items')).toBeVisible()
})

async function addEditor(page: Page): Promise<void> {
  const { request } = page
  const origin = new URL(page.url()).origin
  const permissions = [
    { collection: 'books', action: 'read', fields: ['id', 'title', 'isbn'] },
    { collection: 'books', action: 'update', fields: ['title'] },
  ]
  const policy = await request.post(`${origin}/policies`, { data: { name: 'Editors', app_access: true, permissions } })
  const { data: made } = await policy.json()
  const role = await request.post(`${origin}/roles`, { data: { name: 'Editors', policies: [{ policy: made.id }] } })
  const { data: given } = await role.json()
  const user = await request.post(`${origin}/users`, { data: { ...editor, role: given.id } })
  expect(user.ok()).toBe(true)
}
