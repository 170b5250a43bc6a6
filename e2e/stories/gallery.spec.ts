import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

const appearances = ['theme=light', 'theme=dark', 'theme=light&dir=rtl', 'theme=dark&dir=rtl']

story('every primitive is readable in light and dark, from both sides, and is used by keyboard', async ({ page }, testInfo) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const appearance of appearances) {
    await page.goto(`gallery?${appearance}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible()
    await expectAccessible(page)
    await testInfo.attach(appearance, { body: await page.screenshot(), contentType: 'image/png' })
  }
  await page.goto('gallery')

  await page.getByRole('button', { name: 'Other ways to save' }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save and stay' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Other ways to save' })).toBeFocused()

  await page.getByRole('button', { name: 'Open a dialog' }).press('Enter')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Open a dialog' })).toBeFocused()

  const city = page.getByRole('combobox', { name: 'City of birth' })
  await city.fill('ale')
  await expect(page.getByRole('option', { name: 'Alexandria' })).toBeVisible()
  await city.press('Enter')
  await expect(city).toHaveValue('Alexandria')

  const photos = page.getByRole('treeitem', { name: /^Photos/ })
  await photos.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('treeitem', { name: 'Press' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(photos).toBeHidden()

  await page.getByRole('button', { name: 'Offer a way back' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('They are back', { exact: true })).toBeVisible()
})
