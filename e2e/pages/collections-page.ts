import { expect, type Page } from '@playwright/test'

/** The list of every collection. */
export function collectionsPage(page: Page) {
  const main = page.getByRole('main')
  return {
    async expectShown() {
      await expect(page.getByRole('heading', { level: 1, name: 'Content' })).toBeVisible()
    },
    async expectCollection(section: 'Tables' | 'Views', name: string, count?: string) {
      const row = main
        .getByRole('region', { name: section })
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name }) })
      await expect(row.first()).toContainText(count ?? '')
    },
    async search(text: string) {
      await main.getByRole('searchbox', { name: 'Find a collection' }).fill(text)
    },
    async open(name: string) {
      await main.getByRole('link', { name }).first().click()
    },
  }
}
