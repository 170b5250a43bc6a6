import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { addManyFiles } from '../fixtures/many-files.ts'
import { story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { libraryPage } from '../pages/library-page.ts'

story('a hundred thousand files scroll from the first to the last, as pictures and as a list', async ({ page, bookshop }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await addManyFiles(bookshop)
  const library = libraryPage(page)
  for (const layout of ['', '&layout=list']) {
    await page.goto(`files?sort=title${layout}`)
    await library.expectCount('100,000 files')
    await expect(library.file('File 000001')).toBeVisible()
    await page.getByRole('grid', { name: 'Files in Files' }).focus()
    await page.keyboard.press('End')
    await expect(library.file('File 100000')).toBeVisible()
    expect(await library.main.getByRole('gridcell').count()).toBeLessThan(200)
    await page.keyboard.press('Home')
    await expect(library.file('File 000001')).toBeVisible()
  }
})
