import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story('a view is saved on purpose, found in the navigation, renamed and deleted with a way back', async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await page.goto('content/books')
  const books = listPage(page, 'Books')
  await books.sortBy('Price', 'ascending')
  const menu = page.getByRole('button', { name: /^View:/ })
  await expect(menu).toContainText('Changed')
  await menu.click()
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give it a name.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Cheapest first')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(menu).toContainText('Cheapest first')
  await expect(menu).not.toContainText('Changed')

  await page.goto('content/authors')
  await page.getByRole('link', { name: /Cheapest first/ }).click()
  await expect(
    page.getByRole('columnheader').filter({ has: page.getByRole('button', { name: 'Sort by Price', exact: true }) }),
  ).toHaveAttribute('aria-sort', 'ascending')
  await menu.click()
  await page.getByRole('menuitem', { name: 'Rename or share…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Bargains')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(menu).toContainText('Bargains')
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete view' }).click()
  await expect(page.getByRole('link', { name: /Bargains/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: /Bargains/ })).toBeVisible()
})
