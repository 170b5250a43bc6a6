import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

const articles = {
  collection: 'articles',
  meta: { versioning: true, display_template: '{{title}}' },
  schema: { name: 'articles' },
  fields: [
    { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } },
    { field: 'title', type: 'string', meta: { interface: 'input', required: true } },
    {
      field: 'more',
      type: 'alias',
      meta: { interface: 'group-detail', special: ['alias', 'no-data', 'group'], options: { start: 'closed' } },
    },
    { field: 'slug', type: 'string', meta: { interface: 'input', group: 'more', required: true } },
    { field: 'lead', type: 'text', meta: { interface: 'input-multiline' } },
  ],
}

story('an editor creates an item, changes it, goes back and forth, and loses nothing', async ({ page }) => {
  story.slow()
  await openArticles(page)
  await page.goto('content/articles/+')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('Harbors')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alert')).toContainText('Slug: A value is needed.')
  // The closed group opened, and the field has the focus.
  const slug = page.getByRole('textbox', { name: 'Slug' })
  await expect(slug).toBeFocused()
  await slug.fill('harbors')
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/\/content\/articles\/1$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Harbors' })).toBeVisible()
  await expectAccessible(page)

  await title.fill('Harbors at night')
  await page.getByRole('textbox', { name: 'Lead' }).fill('Dark water.')
  await page.getByRole('button', { name: '2 changes' }).click()
  await page.getByRole('button', { name: 'Go to Title' }).click()
  await expect(title).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Lead' })).toHaveValue('')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByRole('textbox', { name: 'Lead' })).toHaveValue('Dark water.')

  page.on('dialog', (dialog) => void dialog.accept())
  await page.waitForTimeout(500)
  await page.reload()
  await expect(title).toHaveValue('Harbors')
  await page.getByRole('button', { name: 'Restore them' }).click()
  await expect(title).toHaveValue('Harbors at night')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbors at night' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(title).toBeVisible()
  await page.getByRole('button', { name: 'About this item' }).click()
  await expect(page.getByRole('dialog', { name: 'About this item' }).getByText('created this')).toBeVisible()
})

story('an editor sees what was changed, says something about it, and puts a value back', async ({ page }) => {
  await openArticles(page)
  await create(page, { title: 'Harbors', slug: 'harbors' })
  await page.goto('content/articles/1')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('Ships')
  await page.keyboard.press('Control+s')
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByText('changed Title')).toBeVisible()
  await history.getByRole('textbox', { name: 'Comment' }).fill('Why ships?')
  await history.getByRole('button', { name: 'Send' }).click()
  await expect(history.getByText('Why ships?')).toBeVisible()
  await history.getByRole('button', { name: 'Show what changed' }).first().click()
  await expect(history.getByText('Harbors')).toBeVisible()
  await expectAccessible(page)
  await history.getByRole('button', { name: 'Put back Title' }).click()
  await expect(title).toHaveValue('Harbors')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Harbors' })).toBeVisible()
})

story('an editor keeps changes in a draft and promotes them', async ({ page }) => {
  await openArticles(page)
  await create(page, { title: 'Harbors', slug: 'harbors' })
  await page.goto('content/articles/1')
  await page.getByRole('button', { name: 'Version: Main' }).click()
  await page.getByRole('menuitemradio', { name: 'Draft' }).click()
  await expect(page).toHaveURL(/version=draft/)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Harbors at noon')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbors at noon' })).toBeVisible()
  const origin = new URL(page.url()).origin
  const stored = await (await page.request.get(`${origin}/items/articles/1`)).json()
  expect(stored.data.title).toBe('Harbors')
  await page.getByRole('button', { name: 'Version: Draft' }).click()
  await page.getByRole('menuitem', { name: 'Compare and promote' }).click()
  await expect(page.getByRole('region', { name: 'Title' })).toContainText('Harbors at noon')
  await page.getByRole('button', { name: 'Promote 1 field' }).click()
  await expect(page).toHaveURL(/\/content\/articles\/1$/)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Harbors at noon')
})

/** Signs in and adds a collection that the studio then knows. */
async function openArticles(page: Page): Promise<void> {
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  const made = await page.request.post(`${new URL(page.url()).origin}/collections`, { data: articles })
  expect(made.ok()).toBe(true)
}

async function create(page: Page, item: object): Promise<void> {
  const made = await page.request.post(`${new URL(page.url()).origin}/items/articles`, { data: item })
  expect(made.ok()).toBe(true)
}
