import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

story('a card is dragged to another column of the board, and taken back', async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await page.goto('content/books?layout=kanban')
  const from = page.getByRole('region', { name: 'Hardcover' })
  const to = page.getByRole('region', { name: 'Paperback' })
  const card = from.getByRole('listitem').first()
  const name = (await card.getByRole('link').textContent()) ?? ''
  await expectAccessible(page)
  await drag(page, card.getByRole('button', { name: `Move ${name}` }), to)
  await expect(to.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(from.getByRole('link', { name, exact: true })).toHaveCount(0)
  await expect.poll(() => formatOf(page, name)).toBe('paperback')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(from.getByRole('link', { name, exact: true })).toBeVisible()
  await expect.poll(() => formatOf(page, name)).toBe('hardcover')
})

async function drag(page: Page, handle: ReturnType<Page['getByRole']>, target: ReturnType<Page['getByRole']>): Promise<void> {
  const [start, end] = [await handle.boundingBox(), await target.boundingBox()]
  if (start === null || end === null) throw new Error('Nothing to drag, or nowhere to')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + 40, start.y + 20, { steps: 5 })
  await page.mouse.move(end.x + 60, end.y + 120, { steps: 10 })
  await expect(target).toHaveAttribute('data-over', 'true')
  await page.mouse.up()
}

async function formatOf(page: Page, title: string): Promise<unknown> {
  const filter = encodeURIComponent(JSON.stringify({ title: { _eq: title } }))
  const { data } = await (await page.request.get(`${new URL(page.url()).origin}/items/books?fields=format&limit=1&filter=${filter}`)).json()
  return data[0]?.format
}
