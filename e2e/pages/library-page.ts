import { expect, type Page } from '@playwright/test'

/** A file of a story, as a browser would take it from the device. */
export interface DroppedFile {
  readonly name: string
  readonly type: string
  /** For pictures: drawn in this size. */
  readonly picture?: { readonly width: number; readonly height: number }
  /** For everything else. */
  readonly text?: string
}

/** The file library. */
export function libraryPage(page: Page) {
  const main = page.getByRole('main')
  const tray = page.getByRole('region', { name: 'Progress' })
  const file = (name: string) => main.getByRole('gridcell', { name: new RegExp(`^${name}( |$)`) })
  return {
    main,
    tray,
    file,
    async open() {
      await page.getByRole('navigation', { name: 'Modules' }).getByRole('link', { name: 'Files' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Files' })).toBeVisible()
    },
    async expectCount(text: string) {
      await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${text}$`) })).toBeVisible()
    },
    /** Drops files on the page, as dragged from the desktop. */
    async drop(files: readonly DroppedFile[]) {
      const transfer = await page.evaluateHandle(makeTransfer, files)
      await main.dispatchEvent('dragover', { dataTransfer: transfer })
      await main.dispatchEvent('drop', { dataTransfer: transfer })
    },
    async search(text: string) {
      await page.getByRole('searchbox', { name: 'Search in all files' }).fill(text)
    },
    async select(names: readonly string[]) {
      for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).click()
      await expect(page.getByRole('toolbar', { name: 'Actions on the selection' })).toContainText(`${names.length} selected`)
    },
    async createFolder(name: string) {
      await page.getByRole('button', { name: 'More ways to add' }).click()
      await page.getByRole('menuitem', { name: 'New folder' }).click()
      const dialog = page.getByRole('dialog', { name: 'New folder' })
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('treeitem', { name })).toBeVisible()
    },
  }
}

/** Runs in the browser. */
async function makeTransfer(files: readonly DroppedFile[]): Promise<DataTransfer> {
  const transfer = new DataTransfer()
  for (const [index, { name, type, picture, text = '' }] of files.entries()) {
    let content: Blob = new Blob([text])
    if (picture !== undefined) {
      const canvas = Object.assign(document.createElement('canvas'), picture)
      const context = canvas.getContext('2d')
      if (context !== null) {
        context.fillStyle = `hsl(${index * 70} 50% 50%)`
        context.fillRect(0, 0, picture.width, picture.height / 2)
      }
      content = await new Promise<Blob>((resolve, reject) =>
        canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture.')) : resolve(blob)), type),
      )
    }
    transfer.items.add(new File([content], name, { type }))
  }
  return transfer
}
