import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { readPdf } from '../../src/report/fixture/pdf.ts'
import { visit } from './visit.ts'

/** Each story has its own woman in each language: the demonstration is shared. */
const women = { fr: { given: 'Hawa', family: 'Konaté' }, ar: { given: 'Bintou', family: 'Traoré' } } as const
const registration = (tongue: 'fr' | 'ar', story: string) => {
  const { given, family } = women[tongue]
  return { names: [{ given: `${given}${story}`, family, script: 'latin' }], sex: 'female', birth: { value: '1992', precision: 'year' }, nationalities: ['ML'], languages: [tongue] }
}
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')

for (const tongue of ['fr', 'ar'] as const) {
  test(`the file is handed to its person, on paper and in her language, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000)
    const { page, say, button, tick, enter, write, look, leave } = await visit(browser, tongue, baseURL)

    await enter('ecoute.oujda')
    const person = await write('/v1/persons', registration(tongue, 'une'))
    await page.goto(`/persons/${person.id}`)
    await button('rights.new').click()
    const asking = page.getByRole('dialog')
    await tick(asking.getByRole('radio', { name: say('rights.kind.access') }))
    await expect(asking.getByText(new RegExp(say('rights.awaited'))).first()).toBeVisible()
    await look('writing down a request')
    await button('rights.ask', asking).click()

    await page.goto('/rights')
    await look('requests')
    await page.getByRole('row', { name: new RegExp(person.code) }).click()
    await page.keyboard.press('Enter')
    const request = page.getByRole('dialog')
    await button('rights.hand', request).click()
    await request.getByRole('textbox').fill({ fr: 'Remis en main propre', ar: 'سُلم إليها شخصيا' }[tongue])
    await look('handing a file over')
    const [download] = await Promise.all([page.waitForEvent('download'), button('rights.hand.do', request).click()])
    const { source, pages } = readPdf(await readFile(await download.path()))
    const printed = bare(pages.flatMap(({ runs }) => runs).join(' '))
    expect(source).toContain(`/Lang (${tongue}-MA)`)
    for (const text of [`${women[tongue].given}une ${women[tongue].family}`, person.code, '1992']) expect(printed).toContain(text)
    await leave()
  })

  test(`a person is anonymised by four eyes, and no figure moves, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000)
    const { page, say, button, tick, enter, write, look, leave } = await visit(browser, tongue, baseURL)
    const figures = async () => {
      await enter('secretariat')
      const { items } = (await (await page.request.get('/v1/figures')).json()) as { items: { indicator: { code: string }; recorded: { value: unknown; lines: unknown } | null }[] }
      return items.map(({ indicator, recorded }) => [indicator.code, recorded?.value, recorded?.lines])
    }

    await enter('ecoute.oujda')
    const person = await write('/v1/persons', registration(tongue, 'deux'))
    await write('/v1/deliveries', { person: person.id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    await page.goto(`/persons/${person.id}`)
    await button('rights.new').click()
    const asking = page.getByRole('dialog')
    await tick(asking.getByRole('radio', { name: say('rights.kind.opposition') }))
    await tick(asking.getByRole('radio', { name: say('rights.oppose.file') }))
    await button('rights.ask', asking).click()
    await expect(page.getByText(say('rights.done.asked')).first()).toBeVisible()
    const before = await figures()

    await enter('donnees')
    await page.goto('/rights?kind=opposition')
    await page.getByRole('row', { name: new RegExp(person.code) }).click()
    await page.keyboard.press('Enter')
    const request = page.getByRole('dialog')
    await button('rights.grant', request).click()
    await look('approving that a file be anonymised')
    await button('rights.do.erase', request).click()
    await expect(page.getByText(say('rights.done.granted')).first()).toBeVisible()
    expect((await page.request.get(`/v1/persons/${person.id}`)).status()).toBe(404)
    await page.goto('/retention')
    await look('retention')
    await page.goto('/processings')
    await look('register of processings')

    expect(await figures()).toEqual(before)
    await enter('ecoute.oujda')
    const found = await page.request.post('/v1/persons/search', { data: { text: `${women[tongue].given}deux` } })
    expect(((await found.json()) as { items: unknown[] }).items).toEqual([])
    await leave()
  })
}
