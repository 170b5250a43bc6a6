import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

story('a guest opens the link of a share, with its password, and sees one item', async ({ page, browser, baseURL }) => {
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  const link = await shareFirstBook(page)

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const guest = await context.newPage()
  const refused: string[] = []
  guest.on('response', (answer) => void (answer.status() === 403 && refused.push(answer.url())))
  await guest.goto(link)
  await guest.getByRole('textbox', { name: 'Password of the link' }).fill('wrong')
  await guest.getByRole('button', { name: 'Show it' }).click()
  await expect(guest.getByText('That is not the password')).toBeVisible()
  await expectAccessible(guest)
  await guest.getByRole('textbox', { name: 'Password of the link' }).fill('open sesame')
  await guest.getByRole('button', { name: 'Show it' }).click()
  const title = await readTitle(page)
  await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(guest.getByRole('link')).toHaveCount(0)
  await expectAccessible(guest)
  expect(refused).toEqual([])

  await guest.goto('shared/00000000-0000-4000-8000-000000000000')
  await expect(guest.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible()
  await context.close()
})

/** Makes a share through the inspector, and gives its address. */
async function shareFirstBook(page: Page): Promise<string> {
  const { request } = page
  const origin = new URL(page.url()).origin
  const permissions = [{ collection: 'books', action: 'read', fields: ['*'] }]
  const policy = await (await request.post(`${origin}/policies`, { data: { name: 'Guests', permissions } })).json()
  const role = await (await request.post(`${origin}/roles`, { data: { name: 'Guests', policies: [{ policy: policy.data.id }] } })).json()
  const data = { collection: 'books', item: '1', name: 'For a guest', role: role.data.id, password: 'open sesame' }
  const share = await (await request.post(`${origin}/shares`, { data })).json()
  await page.goto('content/books/1')
  await page.getByRole('button', { name: 'Shares' }).click()
  await expect(page.getByText('For a guest')).toBeVisible()
  return `shared/${share.data.id}`
}

async function readTitle(page: Page): Promise<string> {
  const { data } = await (await page.request.get(`${new URL(page.url()).origin}/items/books/1?fields=title`)).json()
  return data.title
}
