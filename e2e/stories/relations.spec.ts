import { expect, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { addMagazine } from '../fixtures/magazine.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

story('an editor changes every kind of relation of an article and saves all of it at once', async ({ page }) => {
  story.slow()
  await openMagazine(page)
  await page.goto('content/articles/1')

  const writer = page.getByRole('combobox', { name: 'Writer' })
  await expect(writer).toHaveValue('Amara Petrov')
  await writer.fill('rah')
  await page.getByRole('option', { name: 'Elif Rahman' }).click()
  await expect(writer).toHaveValue('Elif Rahman')
  await writer.fill('Zoë Sinclair')
  await page.getByRole('option', { name: 'Create “Zoë Sinclair”' }).click()
  await apply(page)
  await expect(writer).toHaveValue('Zoë Sinclair')

  const sections = page.getByRole('group', { name: 'Sections' })
  await sections.getByRole('button', { name: 'Take out Cranes' }).click()
  await sections.getByRole('button', { name: 'Put Cranes back' }).click()
  await sections.getByRole('button', { name: 'Take out Cranes' }).click()
  await sections.getByRole('textbox', { name: 'Words: Fog' }).fill('199')
  await sections.getByRole('button', { name: 'Move Fog' }).focus()
  for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) {
    await page.keyboard.press(key)
    // The library measures the rows anew after each move.
    await page.waitForTimeout(300)
  }
  await expect(sections.getByRole('row').nth(1).getByRole('textbox').first()).toHaveValue('Fog')

  const tags = page.getByRole('group', { name: 'Tags' })
  await tags.getByRole('button', { name: 'Add existing' }).click()
  const picker = page.getByRole('dialog', { name: 'Choose from Tags' })
  await expect(picker.getByRole('checkbox', { name: 'Rivers' })).toBeVisible()
  await expect(picker.getByRole('checkbox', { name: 'Harbors' })).toHaveCount(0)
  await expectAccessible(page)
  await picker.getByRole('checkbox', { name: 'Music' }).click()
  await picker.getByRole('button', { name: 'Add 1' }).click()
  await expect(tags.getByRole('listitem').filter({ hasText: 'Music' })).toContainText('New')

  const blocks = page.getByRole('group', { name: 'Blocks' })
  await blocks.getByRole('button', { name: 'Create new' }).click()
  await page.getByRole('menuitem', { name: 'Quotes' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Quote' }).fill('The tide keeps time.')
  await apply(page)
  await expect(blocks.getByRole('listitem')).toHaveCount(3)

  const german = page.getByRole('group', { name: 'Translations' })
  await german.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: /^German/ }).click()
  await german.getByRole('region', { name: 'German' }).getByRole('textbox', { name: 'Headline' }).fill('Der Hafen bei Nacht')
  await expectAccessible(page)

  const writes: string[] = []
  page.on('request', (request) => request.method() === 'PATCH' && writes.push(request.url()))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(() => readArticle(page))
    .toEqual({
      writer: { name: 'Zoë Sinclair' },
      sections: [
        { title: 'Fog', words: 199 },
        { title: 'Arrival', words: 320 },
      ],
      tags: [{ tags_id: { name: 'Harbors' } }, { tags_id: { name: 'History' } }, { tags_id: { name: 'Music' } }],
      translations: [{ headline: 'The harbor at night' }, { headline: 'Der Hafen bei Nacht' }],
    })
  expect(writes).toHaveLength(1)
})

async function openMagazine(page: Page): Promise<void> {
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await addMagazine((path, body) => send(page, path, body))
}

async function send(page: Page, path: string, body: object): Promise<unknown> {
  const answer = await page.request.post(`${new URL(page.url()).origin}${path}`, { data: body })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()).data
}

async function apply(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toHaveCount(0)
}

async function readArticle(page: Page): Promise<unknown> {
  const fields = 'writer.name,sections.title,sections.words,tags.tags_id.name,translations.headline'
  const deep = JSON.stringify({ sections: { _sort: ['sort'] }, tags: { _sort: ['sort'] }, translations: { _sort: ['id'] } })
  const answer = await page.request.get(`${new URL(page.url()).origin}/items/articles/1`, { params: { fields, deep } })
  return (await answer.json()).data
}
