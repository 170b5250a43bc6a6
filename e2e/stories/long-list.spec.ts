import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { addMillionReadings } from '../fixtures/million-readings.ts'
import { story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story('a million rows scroll from the first to the last', async ({ page, bookshop }) => {
  await addMillionReadings(bookshop)
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).open('Meter readings')
  const readings = listPage(page, 'Meter readings')
  await readings.expectShown('1,000,000 items')
  await expect(await readings.cell(1, 'Serial')).toHaveText('M-1')

  await readings.grid.focus()
  await page.keyboard.press('Control+End')
  await expect(await readings.cell(1_000_000, 'Serial')).toHaveText('M-1000000')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Control+Home')
  await expect(await readings.cell(1, 'Serial')).toHaveText('M-1')

  await readings.grid.hover()
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 720)
  await expect(await readings.cell(405, 'Serial')).toHaveText('M-405')
  await readings.grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
  await expect(await readings.cell(500_050, 'Serial')).toHaveText('M-500050')
})
