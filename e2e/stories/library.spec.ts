import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'
import { libraryPage } from '../pages/library-page.ts'

const five = [
  { name: 'harbor.png', type: 'image/png', picture: { width: 400, height: 300 } },
  { name: 'market.jpg', type: 'image/jpeg', picture: { width: 1200, height: 900 } },
  { name: 'bridge.png', type: 'image/png', picture: { width: 300, height: 400 } },
  { name: 'minutes.txt', type: 'text/plain', text: 'We met at nine.' },
  { name: 'stock.csv', type: 'text/csv', text: 'title,copies\nThe Odyssey,4\n' },
]

story.beforeEach(async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
})

story('five files are dropped, found, described, given a focal point and replaced', async ({ page }) => {
  const library = libraryPage(page)
  await library.open()
  await expect(page.getByRole('heading', { name: 'No files yet' })).toBeVisible()
  await expectAccessible(page)

  await library.drop(five)
  await expect(library.tray.getByRole('status')).toHaveText('All 5 done')
  await library.expectCount('5 files')
  await expectAccessible(page)

  await library.drop([{ ...five[3], name: 'copy of the minutes.txt', type: 'text/plain' }])
  await expect(library.tray.getByText('The library has this content already')).toBeVisible()
  await library.tray.getByRole('button', { name: 'Clear the list' }).click()

  await library.search('harbor')
  await library.expectCount('1 file')
  await expect(page).toHaveURL(/search=harbor/)
  await library.file('Harbor').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('textbox', { name: 'Title' }).fill('Harbor at dawn')
  await page.getByRole('textbox', { name: 'Tags' }).fill('harbor, dawn,')
  await page.getByRole('link', { name: 'Files', exact: true }).first().click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Keep editing' }).click()

  await page.getByRole('button', { name: 'Focal point' }).click()
  const target = page.getByRole('button', { name: 'Choose the focal point on the picture' })
  const box = await target.boundingBox()
  await target.click({ position: { x: (box?.width ?? 0) * 0.75, y: (box?.height ?? 0) * 0.25 } })
  await expect(page.getByRole('spinbutton', { name: 'From the left (px)' })).toHaveValue(/^(298|299|300)$/)
  await page.getByRole('spinbutton', { name: 'From the top (px)' }).fill('70')
  await page.getByRole('button', { name: 'Save 4 changes' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor at dawn' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Harbor at dawn')
  await expect(page.getByRole('button', { name: 'Remove dawn' })).toBeVisible()
  await page.getByRole('button', { name: 'Focal point' }).click()
  await expect(page.getByRole('spinbutton', { name: 'From the top (px)' })).toHaveValue('70')

  await expect(page.getByRole('region', { name: 'Details' })).toContainText('400 × 300')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Replace the content' }).click()
  await (await chooser).setFiles({ name: 'wide.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(wideDrawing) })
  await expect(library.tray.getByRole('status')).toHaveText('1 done')
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('image/svg+xml')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Harbor at dawn')
})

const wideDrawing = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="120"><rect width="640" height="120" fill="teal"/></svg>'

story('files are moved, edited together, zipped with their folder, and deleted with a way back', async ({ page }) => {
  const library = libraryPage(page)
  await library.open()
  await library.drop(five)
  await library.expectCount('5 files')
  await library.createFolder('Press')

  await library.select(['Harbor', 'Market'])
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: 'Edit 2 files' })
  await drawer.getByRole('textbox', { name: 'Location' }).fill('Alexandria')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('2 files changed', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Move 2 files to' })
  await dialog.getByRole('treeitem', { name: 'Press' }).click()
  await dialog.getByRole('button', { name: 'Move here' }).click()
  await library.expectCount('3 files')

  await page.getByRole('treeitem', { name: 'Press' }).click()
  await library.expectCount('2 files')
  await expect(page).toHaveURL(/folder=/)
  const download = page.waitForEvent('download')
  await page.getByRole('treeitem', { name: 'Press' }).hover()
  await page.getByRole('button', { name: 'Actions on Press' }).click()
  await page.getByRole('menuitem', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toMatch(/^folder-Press-.*\.zip$/)

  await library.select(['Market'])
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await library.expectCount('1 file')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await library.expectCount('2 files')

  await library.select(['Market'])
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const deleted = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await page.getByRole('listitem').filter({ hasText: '1 file deleted' }).getByRole('button', { name: 'Close' }).click()
  expect((await deleted).status()).toBe(204)
  await page.reload()
  await library.expectCount('1 file')
})

story('the library is used by keyboard alone, and dragging is never needed', async ({ page }) => {
  const library = libraryPage(page)
  await library.open()
  await library.drop(five)
  await library.expectCount('5 files')
  const grid = page.getByRole('grid', { name: 'Files in Files' })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+Space')
  await expect(page.getByRole('toolbar', { name: 'Actions on the selection' })).toContainText('3 selected')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Order' })).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Actions on the selection' })).toContainText('5 selected')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'About the file' })).toBeVisible()
})

story('an item that uses a file is found from the file', async ({ page }) => {
  const library = libraryPage(page)
  await library.open()
  await library.drop(five.slice(0, 1))
  await library.expectCount('1 file')
  await page.evaluate(async () => {
    const send = async (method: string, path: string, body: unknown): Promise<{ data: { id: string } }> => {
      const answer = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    }
    await send('POST', '/fields/books', { field: 'cover', type: 'uuid', meta: { interface: 'file-image', special: ['file'] }, schema: {} })
    await send('POST', '/relations', {
      collection: 'books',
      field: 'cover',
      related_collection: 'directus_files',
      schema: { on_delete: 'SET NULL' },
    })
    const { data } = await (await fetch('/files?fields=id')).json()
    await send('PATCH', '/items/books/1', { cover: data[0].id })
  })
  await page.reload()
  await library.file('Harbor').click()
  const usage = page.getByRole('region', { name: 'Used by' })
  await expect(usage.getByRole('region', { name: 'Books' }).getByRole('link')).toHaveCount(1)
  await usage.getByRole('link').click()
  await expect(page).toHaveURL(/content\/books\/1$/)
})
