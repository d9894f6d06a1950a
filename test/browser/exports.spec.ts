import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { visit } from './visit.ts'

/** Each story has its own woman and her own invented number in each language: the demonstration is shared. */
const women = {
  fr: { given: 'Nene', family: 'Exemple', number: 'FICTIF-FR-2043' },
  ar: { given: 'Saran', family: 'Exemple', number: 'FICTIF-AR-2044' },
} as const

const paper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const registration = (tongue: 'fr' | 'ar') => {
  const { given, family } = women[tongue]
  return { names: [{ given, family, script: 'latin' }], sex: 'female', birth: { value: '1992', precision: 'year' }, nationalities: ['GN'], languages: [tongue] }
}

for (const tongue of ['fr', 'ar'] as const) {
  const why = { fr: 'Préparer la distribution du mois avec le site', ar: 'تحضير توزيع هذا الشهر مع الموقع' }[tongue]

  test(`a document is written down and found by its number, a piece is refused and then kept, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000)
    const { page, say, button, enter, write, look, leave } = await visit(browser, tongue, baseURL)
    const card = (title: string) => page.locator('section.card').filter({ has: page.getByRole('heading', { level: 2, name: say(title), exact: true }) })
    const dialog = page.getByRole('dialog')
    const choose = async (place: number, option: string) => {
      await dialog.locator('button[aria-haspopup=listbox]').nth(place).click()
      await page.getByRole('option', { name: say(option), exact: true }).click()
    }
    const { number, given } = women[tongue]

    await enter('ecoute.oujda')
    const person = await write('/v1/persons', registration(tongue))
    await page.goto(`/persons/${person.id}`)
    await page.getByRole('navigation', { name: say('person.parts') }).getByRole('link', { name: say('person.documents') }).press('Enter')
    await expect(page.locator('#part-documents')).toBeFocused()
    await button('person.document.add', card('person.documents')).click()
    await choose(0, 'person.document.passport')
    await dialog.getByRole('textbox', { name: new RegExp(say('person.document.number')) }).fill(number)
    await look('writing down a document')
    await button('person.document.do', dialog).click()
    await expect(card('person.documents').getByText(`•••${number.slice(-3)}`)).toBeVisible()
    await expect(page.getByText(number)).toHaveCount(0)

    await button('person.piece.add', card('person.pieces')).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'attestation.png', mimeType: 'image/png', buffer: paper })
    await choose(0, 'person.piece.kind.certificate')
    await choose(1, 'person.piece.compartment.social')
    await button('person.piece.do', dialog).click()
    await expect(dialog.getByRole('alert').first()).toBeVisible()
    await look('a piece that is refused')
    await page.locator('input[type=file]').setInputFiles({ name: 'attestation.pdf', mimeType: 'application/pdf', buffer: paper })
    await button('person.piece.do', dialog).click()
    await expect(card('person.pieces').getByText('attestation.pdf')).toBeVisible()
    await look('file with a document and a piece')

    await page.goto('/counter')
    await page.getByRole('searchbox').fill(number)
    await expect(page.getByText(given).first()).toBeVisible()
    await leave()
  })

  test(`an export is taken back, asked again, agreed by a second hand and fetched, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000)
    const { page, say, button, enter, look, leave } = await visit(browser, tongue, baseURL)
    const lines = (key: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: why }).filter({ has: button(key) })
    const ask = async () => {
      await page.goto('/counter')
      await button('person.export').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: new RegExp(say('person.export.reason')) }).fill(why)
      await look('asking for an export')
      await button('person.export.do', dialog).click()
      await expect(lines('person.export.withdraw')).toHaveCount(1)
    }

    await enter('ecoute.oujda')
    await ask()
    await button('person.export.withdraw', lines('person.export.withdraw')).click()
    await button('person.export.withdraw', page.getByRole('alertdialog')).click()
    await expect(page.getByText(say('person.export.state.withdrawn'), { exact: true }).first()).toBeVisible()
    await ask()
    await look('an export that waits')

    await enter('supervision.oriental')
    await expect(page.getByRole('heading', { name: new RegExp(say('person.exports.today')) })).toBeVisible()
    await look('today, with an export that waits')
    await page.getByRole('row').filter({ hasText: why }).first().click()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/exports$/)
    await look('exports that wait for one’s agreement')
    await button('person.export.agree', lines('person.export.agree')).click()
    await button('person.export.agree', page.getByRole('alertdialog')).click()
    await expect(lines('person.export.agree')).toHaveCount(0)

    await enter('ecoute.oujda')
    await page.goto('/exports')
    const link = page.getByRole('link', { name: say('person.export.download') }).first()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click({ timeout: 30_000 })])
    expect(download.suggestedFilename()).toMatch(/^rawabit-demonstration-personnes-.*\.xlsx$/)
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
    await leave()
  })
}
