import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story.beforeEach(async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
})

story('a list is filtered by sentences, which the address holds', async ({ page }) => {
  const books = listPage(page, 'Books')
  await page.goto('content/books')
  await books.expectShown('320 items')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Add filter' }).click()
  const builder = page.getByRole('dialog', { name: 'Filter items' })
  await builder.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('button', { name: 'Title', exact: true }).click()
  await builder.getByRole('button', { name: 'Apply' }).click()
  await books.expectShown('320 items')

  await page.getByRole('button', { name: 'Add filter' }).click()
  await builder.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('button', { name: 'Title', exact: true }).click()
  await builder.getByRole('combobox', { name: 'Value' }).fill('Kyoto')
  await expect(page.getByRole('option', { name: /A Kitchen in Kyoto/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const chips = page.getByRole('list', { name: 'Filters' })
  await expect(chips.getByRole('button', { name: 'Title contains Kyoto', exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /matches/ })).toBeVisible()
  await expectAccessible(page)

  await page.reload()
  await expect(chips.getByRole('button', { name: 'Title contains Kyoto', exact: true })).toBeVisible()
  const cell = await books.cell(1, 'Format')
  await cell.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Only where Format is this' }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(2)
  await chips.getByRole('button', { name: /^Remove the filter “Title/ }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(1)
})
