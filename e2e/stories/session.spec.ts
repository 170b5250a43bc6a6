import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { listPage } from '../pages/list-page.ts'

story.beforeEach(async ({ page }) => {
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
})

story('signing out ends the session, signing in leads back to the page asked for', async ({ page }) => {
  const account = accountPages(page)
  await account.signOut()
  await account.expectLogin()
  await expectAccessible(page)

  await page.goto('content/books?sort=-title')
  await account.expectLogin()
  await account.signIn({ email: administrator.email, password: 'not the password' })
  await expect(page.getByRole('alert')).toBeVisible()
  await account.signIn(administrator)
  await listPage(page, 'Books').expectShown('320 items')
  await expect(page).toHaveURL(/sort=-title/)
})

story('a session that ends asks for the password over the page', async ({ page, context }) => {
  await collectionsPage(page).open('Books')
  await listPage(page, 'Books').expectShown('320 items')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Sort by Title', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill(administrator.password)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
  await listPage(page, 'Books').expectShown('320 items')
  await expect(page).toHaveURL(/sort=title/)
})

story('the palette and the shortcuts work from the keyboard', async ({ page }) => {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go to' })
  await expect(palette).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox').fill('publ')
  await page.keyboard.press('Enter')
  await listPage(page, 'Publishers').expectShown('12 items')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

story('what does not exist says so', async ({ page }) => {
  await page.goto('content/nothing_here')
  await expect(page.getByRole('heading', { name: 'Not for your eyes' })).toBeVisible()
  await page.goto('content/books/999999')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.goto('no/such/page')
  await expect(page.getByRole('heading', { name: 'This page is blank' })).toBeVisible()
  await expectAccessible(page)
})
