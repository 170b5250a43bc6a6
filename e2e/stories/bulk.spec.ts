import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story('items are chosen, changed together, and deleted with a way back', async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  const reviews = listPage(page, 'Reviews')
  await page.goto('content/reviews')
  await expect(reviews.grid).toBeVisible()
  const boxes = reviews.grid.getByRole('gridcell').getByRole('checkbox')
  await boxes.nth(0).click()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('toolbar', { name: 'Actions on what is chosen' })
  await expect(bar.getByRole('status')).toHaveText('3 chosen')
  await bar.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit 3 items' })
  await expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled()
  await expectAccessible(page)
  await dialog.getByRole('checkbox', { name: 'Change Rating' }).click()
  await dialog.getByLabel('Rating', { exact: true }).fill('3')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
  const first = (await (await reviews.cell(1, 'ID')).textContent()) ?? ''
  await expect.poll(() => ratingsOf(page, first)).toEqual([3])

  const count = page.getByRole('status').filter({ hasText: /items$/ })
  const before = (await count.textContent()) ?? ''
  await bar.getByRole('button', { name: 'Delete' }).click()
  await expect(count).not.toHaveText(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(count).toHaveText(before)
})

story('a list on a phone is cards, and needs no wider window', async ({ page }) => {
  story.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await page.goto('content/books')
  await expect(page.getByRole('list', { name: 'Items of Books' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

async function ratingsOf(page: Page, id: string): Promise<readonly unknown[]> {
  const { data } = await (await page.request.get(`${new URL(page.url()).origin}/items/reviews/${id}?fields=rating`)).json()
  return [data.rating]
}
