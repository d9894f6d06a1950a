import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { encode } from '../files.ts'
import { aVisitor, look } from './visitor.ts'

/** A list that nobody here has seen, as two spreadsheets would write it; each story brings people of its own. */
const listOf = (family: string) => ({
  fr: encode(`Prénom;Nom;Sexe;Né(e) le;Nationalité;Téléphone\nHélène;${family};Femme;12/05/1990;Guinéenne;06 12 00 00 01\nAli;${family};Homme;32/13/2020;SEN;\nFatou;${family};Q;1985;ML;\n`, 'windows-1252'),
  ar: encode(`الاسم الشخصي,الاسم العائلي,الجنس,تاريخ الازدياد,الجنسية\nفاطمة,${family},أنثى,12/05/1990,غينيا\nمحمد,${family},ذكر,32/13/2020,السنغال\nعائشة,${family},Q,1985,مالي\n`, 'windows-1256'),
})

const given = { fr: 'Hélène', ar: 'فاطمة' } as const

for (const tongue of ['fr', 'ar'] as const) {
  test(`a partner's list is brought in, understood, tried and carried out, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(180_000)
    const { page, say, button, enterAs, faults, context } = await aVisitor(browser, { tongue, address: baseURL! })
    const family = `Essai${Date.now().toString(36).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`
    await enterAs('supervision.oriental')
    await page.goto('/imports')
    await look(page, 'the files brought in')
    await page.locator('input[type=file]').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: listOf(family)[tongue] })
    await expect(page.getByRole('heading', { level: 1, name: 'liste.csv' })).toBeVisible()
    await expect(page.getByText(given[tongue], { exact: true })).toBeVisible()
    await look(page, 'the columns')
    await button('intake.next.meanings').click()

    await expect(page.getByText(say('intake.needs-meaning')).first()).toBeVisible()
    await look(page, 'the values')
    await button('intake.next.trial').click()
    await button('intake.try.do').click()
    await expect(page.getByRole('row')).toHaveCount(4, { timeout: 60_000 })
    await expect(page.getByText({ fr: 'Cette date n’existe pas', ar: 'هذا التاريخ غير موجود' }[tongue])).toBeVisible()
    await look(page, 'the trial')
    const back = page.waitForEvent('download')
    await page.locator('a[download]').click()
    expect(await readFile(await (await back).path(), 'utf8')).toContain('32/13/2020')

    await page.locator('.cluster button[data-tone=primary]').click()
    await expect(page.locator('.band[data-tone=done]')).toBeVisible({ timeout: 60_000 })
    await look(page, 'what became of it')
    const { items } = (await (await page.request.post('/v1/persons/search', { data: { text: family } })).json()) as { items: { name: string }[] }
    expect(items.map(({ name }) => name)).toEqual([expect.stringContaining(given[tongue])])
    expect(faults).toEqual([])
    await context.close()
  })
}
