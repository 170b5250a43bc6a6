import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story('someone points Recto at a bookshop, becomes its administrator and looks around', async ({ page }) => {
  const account = accountPages(page)
  const collections = collectionsPage(page)
  const books = listPage(page, 'Books')

  await page.goto('')
  await account.expectSetup()
  await expectAccessible(page)
  await account.createAdministrator(administrator)

  await collections.expectShown()
  await collections.expectCollection('Tables', 'Books', '320 items')
  await collections.expectCollection('Tables', 'Customer "VIP" List', '20 items')
  await collections.expectCollection('Views', 'Bestsellers')
  await expectAccessible(page)

  await collections.search('boo')
  await collections.open('Books')
  await books.expectShown('320 items')
  await expect(await books.cell(1, 'Price')).toHaveText(/^\d+\.\d\d$/)
  await expectAccessible(page)

  await books.sortBy('Title', 'ascending')
  const firstTitle = await (await books.cell(1, 'Title')).textContent()
  await books.sortBy('Title', 'descending')
  await expect(await books.cell(1, 'Title')).not.toHaveText(firstTitle ?? '')
  await expect(page).toHaveURL(/sort=-title/)

  const lastTitle = await (await books.cell(1, 'Title')).textContent()
  await books.openRow(1)
  await expect(page.getByRole('heading', { level: 1, name: lastTitle ?? '' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Fields' }).getByRole('textbox', { name: 'Title' })).toHaveValue(lastTitle ?? '')
  await expectAccessible(page)

  await page.goBack()
  await books.expectShown('320 items')
  await expect(page).toHaveURL(/sort=-title/)
})

story('every table and view opens, however it is named and keyed', async ({ page }) => {
  const account = accountPages(page)
  const collections = collectionsPage(page)
  await page.goto('')
  await account.createAdministrator(administrator)
  await collections.expectShown()
  const names = await page.getByRole('navigation', { name: 'Collections' }).getByRole('listitem').allTextContents()
  expect(names.length).toBeGreaterThanOrEqual(17)
  for (const name of names) {
    await page.getByRole('navigation', { name: 'Collections' }).getByRole('link', { name, exact: true }).click()
    const list = listPage(page, name)
    await list.expectShown('item')
    await expect(list.rowAt(1).getByRole('gridcell').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

story('an item with a composite key opens', async ({ page }) => {
  const account = accountPages(page)
  await page.goto('')
  await account.createAdministrator(administrator)
  await collectionsPage(page).open('Order lines')
  const lines = listPage(page, 'Order lines')
  await lines.expectShown('864 items')
  await lines.grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/content\/order_lines\/[^/]+(,|%2C)[^/]+$/)
  await expect(page.getByRole('region', { name: 'Fields' }).getByRole('spinbutton', { name: 'Quantity' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
