import { expect } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

story('a picture that a page sends is kept with its size, and shown in another', async ({ page }) => {
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()

  const picture = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 40 })
    const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    const form = new FormData()
    if (content !== null) form.append('file', content, 'empty_picture.png')
    const answer = await fetch('/files', { method: 'POST', body: form })
    const { data } = await answer.json()
    const image = new Image()
    image.src = `/assets/${data.id}?width=20`
    await image.decode()
    return { title: data.title, width: data.width, height: data.height, shown: [image.naturalWidth, image.naturalHeight] }
  })
  expect(picture).toEqual({ title: 'Empty Picture', width: 80, height: 40, shown: [20, 10] })
})
