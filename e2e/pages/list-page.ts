import { expect, type Locator, type Page } from '@playwright/test'

/** The items of one collection. */
export function listPage(page: Page, title: string) {
  const grid = page.getByRole('grid', { name: `Items of ${title}` })
  const columnHeader = (name: string): Locator =>
    grid.getByRole('columnheader').filter({ has: page.getByRole('button', { name: `Sort by ${name}`, exact: true }) })
  const rowAt = (index: number): Locator => grid.getByRole('row').and(page.locator(`[aria-rowindex="${index + 1}"]`))
  return {
    grid,
    rowAt,
    async expectShown(count: string) {
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('status').filter({ hasText: count })).toBeVisible()
    },
    async sortBy(name: string, direction: 'ascending' | 'descending' | 'none') {
      await page.getByRole('button', { name: `Sort by ${name}`, exact: true }).click()
      await expect(columnHeader(name)).toHaveAttribute('aria-sort', direction)
    },
    /** The text of a cell, by its row (from 1) and its column's name. */
    async cell(row: number, column: string): Promise<Locator> {
      const index = await columnHeader(column).getAttribute('aria-colindex')
      return rowAt(row)
        .getByRole('gridcell')
        .and(page.locator(`[aria-colindex="${index}"]`))
    },
    async search(text: string) {
      await page.getByRole('searchbox', { name: `Search in ${title}` }).fill(text)
    },
    async openRow(row: number) {
      await rowAt(row).getByRole('gridcell').getByRole('link').first().click()
    },
  }
}
