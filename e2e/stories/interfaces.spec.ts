import { expect, type Locator, type Page } from '@playwright/test'
import { administrator } from '../fixtures/administrator.ts'
import { addSamples } from '../fixtures/samples.ts'
import { expectAccessible, story } from '../fixtures/story.ts'
import { accountPages } from '../pages/account-pages.ts'
import { collectionsPage } from '../pages/collections-page.ts'

story.beforeEach(async ({ page }) => {
  story.slow()
  await page.goto('')
  await accountPages(page).createAdministrator(administrator)
  await collectionsPage(page).expectShown()
  await addSamples(async (path, body) => {
    const answer = await page.request.post(new URL(path, page.url()).href, { data: body })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()).data
  })
})

story('every kind of field is filled in, stored, read back and emptied', async ({ page }, testInfo) => {
  const box = (name: string): Locator => page.getByRole('textbox', { name, exact: true })
  await page.goto('content/samples/1')

  await box('Title').fill('  A title of twenty-two ')
  await box('Slug').fill('Crème Brûlée & Co ')
  await page.getByRole('spinbutton', { name: 'Pages' }).fill('20')
  await page.getByRole('spinbutton', { name: 'Pages' }).press('ArrowUp')
  await page.getByRole('spinbutton', { name: 'Population' }).fill('9007199254740992')
  await page.getByRole('spinbutton', { name: 'Population' }).press('ArrowUp')
  await page.getByRole('spinbutton', { name: 'Price' }).fill('12.50')
  await box('Description').fill('Two lines,\nof which this is the second.')
  await box('Secret').fill('open sesame')
  await box('Keywords').fill('Fog, Cranes,')
  await page.getByRole('button', { name: 'at sea' }).click()
  await page.getByRole('checkbox', { name: /Open now/ }).click()

  await page.getByRole('button', { name: 'Open the calendar of Day' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('Day', { exact: true }).fill('2026-03-01')
  await page.getByLabel('Clock', { exact: true }).fill('07:05')
  await page.getByLabel('Moment', { exact: true }).fill('2026-03-01T07:05')
  await page.getByLabel('Instant', { exact: true }).fill('2026-03-01T07:05')

  await page.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('option', { name: 'Published' }).click()
  await page.getByRole('radio', { name: 'Another value' }).click()
  await box('Another value for Size').fill('xl')
  await page.getByRole('checkbox', { name: 'Tue' }).click()
  await page.getByRole('button', { name: 'Show 1 more' }).click()
  await page.getByRole('checkbox', { name: 'Wed' }).click()
  await page.getByRole('combobox', { name: 'Moods' }).click()
  await page.getByRole('option', { name: 'Loud' }).click()
  await page.getByRole('option', { name: 'Calm' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Asia' }).click()
  await page.getByRole('checkbox', { name: 'Nepal' }).click()
  await page.getByRole('checkbox', { name: 'Europe' }).click()
  await box('Tint').fill('#2ecda7')
  await page.getByRole('combobox', { name: 'Symbol' }).click()
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill('shopping cart')
  await page.getByRole('option', { name: 'Shopping cart' }).click()
  await page.getByRole('slider', { name: 'Level' }).fill('7')

  await box('Structure').click()
  await page.keyboard.type('{"a": [1, ')
  await expect(page.getByText('This is not valid JSON yet')).toBeVisible()
  await page.keyboard.type('2')
  await expect(page.getByText('This is not valid JSON yet')).toBeHidden()
  await box('Script').fill('const two = 2')
  await box('Article').click()
  await page.keyboard.type('bold')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+B')
  await box('Page').click()
  await page.getByRole('toolbar', { name: 'Formatting' }).last().getByRole('button', { name: 'Heading 2' }).click()
  await page.keyboard.type('A heading')
  await page.getByRole('button', { name: 'Add a stop' }).click()
  await box('City').fill('Zürich')
  await page.getByRole('spinbutton', { name: 'People' }).fill('3')
  await page.getByRole('combobox', { name: 'Place' }).fill('Zerm')
  await expect(page.getByText('Mind the gap.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'See it' })).toHaveAttribute('href', 'https://example.com/1')
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByText('Some help')).toBeVisible()

  await testInfo.attach('filled', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
  await expectAccessible(page)
  await save(page)
  expect(await read(page, 1)).toMatchObject({
    title: 'A title of twenty-two',
    slug: 'creme-brulee-co',
    pages: 30,
    population: '9007199254740993',
    price: '12.50',
    description: 'Two lines,\nof which this is the second.',
    secret: expect.stringMatching(/^(\*+|\$argon2.*)$/),
    keywords: ['fog', 'cranes', 'at sea'],
    is_open: true,
    day: '2026-03-01',
    clock: '07:05:00',
    moment: '2026-03-01T07:05:00',
    instant: '2026-02-28T22:05:00.000Z',
    state: 'published',
    size: 'xl',
    days: ['tue', 'wed'],
    moods: ['loud', 'calm'],
    regions: ['jp', 'europe'],
    tint: '#2ECDA7',
    symbol: 'shopping_cart',
    level: 7,
    structure: { a: [1, 2] },
    script: 'const two = 2',
    article: '**bold**',
    page: '<h2>A heading</h2>',
    stops: [{ city: 'Zürich', people: 3 }],
    place: 'Zerm',
  })

  await box('Title').fill('')
  await page.getByRole('spinbutton', { name: 'Pages' }).fill('')
  await page.getByRole('button', { name: 'Remove fog' }).click()
  await page.getByRole('button', { name: 'Remove cranes' }).click()
  await page.getByRole('button', { name: 'Remove at sea' }).click()
  await page.getByLabel('Day', { exact: true }).fill('')
  await page.getByRole('checkbox', { name: 'Tue' }).click()
  await page.getByRole('checkbox', { name: 'Wed' }).click()
  await page.getByRole('button', { name: 'Remove Zürich (3)' }).click()
  await save(page)
  expect(await read(page, 1)).toMatchObject({ title: null, pages: null, keywords: null, day: null, days: null, stops: null })
})

story('what the editors do not know is kept, and what may not be changed is not offered', async ({ page }) => {
  await page.goto('content/samples/2')
  await expect(page.getByText('would take out what the editor does not know: div, class')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Symbol' })).toContainText('Unheard of')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('كتاب جديد')
  await save(page)
  expect(await read(page, 2)).toMatchObject({ title: 'كتاب جديد', page: '<div class="box"><p>Boxed</p></div>', symbol: 'unheard_of' })

  const { data: fields } = await (await page.request.get(new URL('/fields/samples', page.url()).href)).json()
  for (const { field } of fields.filter((one: { readonly field: string }) => one.field !== 'id')) {
    await page.request.patch(new URL(`/fields/samples/${field}`, page.url()).href, { data: { meta: { readonly: true } } })
  }
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeDisabled()
  await expect(page.getByRole('combobox', { name: 'State' })).toBeDisabled()
  for (const role of ['spinbutton', 'checkbox', 'radio', 'slider'] as const) {
    for (const control of await page.getByRole('main').getByRole(role).all()) {
      if ((await control.getAttribute('aria-label')) === null && !(await control.isDisabled())) {
        await expect(page.getByRole('checkbox', { name: 'Only what is chosen' })).toBeEnabled()
      }
    }
  }
  await expect(page.getByRole('button', { name: 'Add a stop' })).toHaveCount(0)
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0)
})

async function save(page: Page): Promise<void> {
  const stored = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().includes('/items/samples'))
  await page.getByRole('button', { name: /^Save/ }).first().click()
  expect((await stored).ok()).toBe(true)
}

async function read(page: Page, key: number): Promise<unknown> {
  const answer = await page.request.get(new URL(`/items/samples/${key}`, page.url()).href)
  return (await answer.json()).data
}
