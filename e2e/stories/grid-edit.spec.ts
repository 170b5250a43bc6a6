import { expect, type Page } from '@playwright/test'
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
  await page.goto('content/books?columns=%5B%22id%22%2C%22title%22%2C%22pages%22%2C%22format%22%5D&sort=id')
  await listPage(page, 'Books').expectShown('320 items')
})

story('cells are edited in place, pasted into, filled down and taken back', async ({ page }) => {
  const books = listPage(page, 'Books')
  const title = await books.cell(1, 'Title')
  const before = (await title.textContent()) ?? ''
  await title.dblclick()
  await page.getByRole('textbox', { name: 'Title' }).fill('A better title')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(title).toHaveText('A better title')
  await expect(page.getByText('1 cell changed', { exact: true }).last()).toBeVisible()
  await page.reload()
  await expect(await books.cell(1, 'Title')).toHaveText('A better title')

  await (await books.cell(1, 'Title')).click()
  await paste(page, 'First\t111\nSecond\t222')
  await expect(await books.cell(2, 'Title')).toHaveText('Second')
  await expect(await books.cell(2, 'Pages')).toHaveText('222')
  await expect(page.getByText('4 cells changed', { exact: true }).last()).toBeVisible()

  await (await books.cell(1, 'Pages')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(await books.cell(3, 'Pages')).toHaveText('111')
  await expect(page.getByText('2 cells changed', { exact: true }).last()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(await books.cell(2, 'Pages')).toHaveText('222')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(await books.cell(1, 'Title')).toHaveText('A better title')
  expect(before).not.toBe('A better title')
})

story('what the server refuses is taken back and says why, and Escape changes nothing', async ({ page }) => {
  const books = listPage(page, 'Books')
  const title = await books.cell(1, 'Title')
  const before = (await title.textContent()) ?? ''
  await title.click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('x')
  await page.keyboard.press('Escape')
  await expect(title).toHaveText(before)
  const pages = await books.cell(1, 'Pages')
  const number = (await pages.textContent()) ?? ''
  await pages.click()
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  await expect(page.getByText('“many” is no value of Pages.', { exact: true })).toBeVisible()
  await expect(pages).toHaveText(number)
})

story('an item is read beside its list, which the arrows walk', async ({ page }) => {
  const books = listPage(page, 'Books')
  await (await books.cell(1, 'Title')).click()
  await page.keyboard.press(' ')
  const pane = page.getByRole('complementary', { name: 'Item beside the list' })
  await expect(pane.getByRole('heading', { name: (await (await books.cell(1, 'Title')).textContent()) ?? '' })).toBeVisible()
  await expect(page).toHaveURL(/peek=(%22)?1/)
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/peek=(%22)?2/)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/content\/books\/2$/)
})

/** Pastes a text as a spreadsheet would have put it on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}
