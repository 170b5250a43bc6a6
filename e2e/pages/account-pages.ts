import { expect, type Page } from '@playwright/test'
import type { administrator } from '../fixtures/administrator.ts'

/** The pages before the studio: first visit, signing in, signing out. */
export function accountPages(page: Page) {
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  return {
    async expectSetup() {
      await expect(page).toHaveURL(/\/setup$/)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
    async createAdministrator(who: typeof administrator) {
      await field('First name').fill(who.firstName)
      await field('Last name').fill(who.lastName)
      await field('Email').fill(who.email)
      await field('Password').fill(who.password)
      await page.getByRole('button', { name: 'Create administrator' }).click()
    },
    async signIn(who: Pick<typeof administrator, 'email'> & { readonly password: string }) {
      await field('Email').fill(who.email)
      await field('Password').fill(who.password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    },
    async expectLogin() {
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    },
    async signOut() {
      await page.getByRole('button', { name: 'Account and appearance' }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
    },
  }
}
