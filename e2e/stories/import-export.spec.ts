import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story('a list is exported as it is shown, and a file is mapped, tried and imported', async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await page.goto('content/categories')
  await expect(listPage(page, 'Categories').grid).toBeVisible()
  const tray = page.getByRole('region', { name: 'Progress' })
  const more = page.getByRole('button', { name: 'More actions' })

  await more.click()
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('dialog', { name: 'Export Categories' }).getByRole('button', { name: 'Export' }).click()
  expect((await download).suggestedFilename()).toMatch(/categories.*\.csv$/)
  await expect(tray.getByText('Saved to your downloads')).toBeVisible()
  await tray.getByRole('button', { name: 'Clear the list' }).click()

  await more.click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import into Categories' })
  const buffer = Buffer.from('Number,Label\n90001,Maps\n90002,Atlases\n')
  await dialog.getByLabel('File', { exact: true }).setInputFiles({ name: 'new.csv', mimeType: 'text/csv', buffer })
  await dialog.getByRole('combobox', { name: 'Field for Number' }).click()
  await page.getByRole('option', { name: 'ID', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Field for Label' }).click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Try without writing' }).click()
  await expect(dialog.getByText('All 2 rows fit.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(tray.getByText('2 rows imported')).toBeVisible()
})
