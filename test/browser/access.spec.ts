import { expect, test } from '@playwright/test'
import { visit } from './visit.ts'

/** Each story has its own woman in each language: the demonstration is shared. */
const women = {
  fr: { given: 'Fatoumata', family: 'Sow', phones: ['0600221101', '0600221102'] },
  ar: { given: 'Kadiatou', family: 'Bah', phones: ['0600221201', '0600221202'] },
} as const

const named = (tongue: 'fr' | 'ar', story: string) => {
  const { given, family } = women[tongue]
  return { names: [{ given: `${given} ${story}`, family, script: 'latin' }], sex: 'female', birth: { value: '1992', precision: 'year' }, nationalities: ['GN'], languages: ['fr'] }
}
const agreed = { purpose: 'sharing', organisation: null, given: true, on: '2026-01-10', manner: 'spoken', language: 'fr', wording: { version: '1', language: 'fr' } }

for (const tongue of ['fr', 'ar'] as const) {
  const why = { fr: 'Elle se présente ici et demande de l’aide', ar: 'حضرت إلينا وتطلب المساعدة' }[tongue]

  test(`consent is given and withdrawn, and sharing ends with it, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(90_000)
    const { page, say, like, button, tick, enter, write, look, leave } = await visit(browser, tongue, baseURL)

    await enter('ecoute.oujda')
    const person = await write('/v1/persons', named(tongue, 'Une'))
    await page.goto(`/persons/${person.id}?do=consent`)
    const dialog = page.getByRole('dialog')
    await tick(dialog.getByRole('radio', { name: say('person.purpose.sharing') }))
    await tick(dialog.getByRole('radio', { name: say('person.consent.given') }))
    await look('asking for a consent')
    await button('person.consent.do', dialog).click()
    await expect(page.getByText(say('person.answer.given'), { exact: true }).first()).toBeVisible()
    await write('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: why })

    await enter('anapec.oujda')
    await page.goto(`/persons/${person.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(women[tongue].given)

    await enter('ecoute.oujda')
    await page.goto(`/persons/${person.id}`)
    await page.getByRole('button', { name: like('person.withdraw.of') }).click()
    await button('person.withdraw.do', page.getByRole('alertdialog').or(page.getByRole('dialog'))).click()
    const ended = page.getByRole('dialog', { name: say('person.withdraw.shared') })
    await expect(ended.getByText({ fr: /emploi/i, ar: /التشغيل/ }[tongue]).first()).toBeVisible()
    await expect(ended.getByText(say('access.shared.ended')).first()).toBeVisible()
    await look('what had been shared')
    await button('ui.close', ended).last().click()
    await expect(page.getByText(say('person.answer.withdrawn'), { exact: true }).first()).toBeVisible()
    await look('file with a withdrawn consent')

    await enter('anapec.oujda')
    expect((await page.request.get(`/v1/persons/${person.id}`)).status()).toBe(404)
    await page.goto(`/persons/${person.id}`)
    await expect(page.getByText(say('problem.not-found')).first()).toBeVisible()
    await expect(page.getByText(women[tongue].given)).toHaveCount(0)
    await leave()
  })

  test(`access is asked and granted, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(90_000)
    const { page, say, button, enter, write, look, leave } = await visit(browser, tongue, baseURL)
    const [phone] = women[tongue].phones

    await enter('ecoute.oujda')
    await write('/v1/persons', { ...named(tongue, 'Deux'), contacts: [{ kind: 'phone', value: phone }], consents: [agreed] })

    await enter('juridique.oujda')
    await page.goto('/counter')
    await page.getByRole('searchbox').fill(phone)
    await button('access.matches.look').click()
    await expect(page.getByText(women[tongue].given)).toHaveCount(0)
    await look('a possible match elsewhere')
    await button('access.ask').click()
    const asking = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await asking.getByRole('textbox', { name: new RegExp(say('access.ask.reason')) }).fill(why)
    await button('access.ask', asking).click()
    await expect(page.getByText(say('access.matches.asked')).first()).toBeVisible()

    await enter('ecoute.oujda')
    await page.goto('/access')
    await look('requests for access')
    await page.getByText(women[tongue].given).first().click()
    await expect(page.getByText(say('access.consent.given'))).toBeVisible()
    await look('a request for access')
    await button('access.grant').click()
    await button('access.grant').click()
    await expect(page.getByText(say('access.done.granted')).first()).toBeVisible()

    await enter('juridique.oujda')
    await page.goto('/access?direction=out&state=all')
    await page.getByText(women[tongue].given).first().click()
    await page.getByRole('link', { name: say('access.open-file') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(women[tongue].given)
    await look('a file that was opened')
    await leave()
  })

  test(`the glass is broken, told and looked into, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(90_000)
    const { page, say, shown, button, tick, enter, write, look, leave } = await visit(browser, tongue, baseURL)
    const [, phone] = women[tongue].phones

    await enter('croissant-rouge.nador')
    const person = await write('/v1/persons', { ...named(tongue, 'Trois'), contacts: [{ kind: 'phone', value: phone }] })

    await enter('ecoute.oujda')
    await page.goto('/counter')
    await page.getByRole('searchbox').fill(phone)
    await button('access.matches.look').click()
    await button('access.emergency').click()
    const opening = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await opening.getByRole('textbox', { name: new RegExp(say('access.emergency.reason')) }).fill(why)
    await look('breaking the glass')
    await button('access.emergency.confirm', opening).click()
    await expect(page).toHaveURL(new RegExp(`/persons/${person.id}`))
    await expect(shown('access.opened.glass')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(women[tongue].given)
    await expect(button('person.refer.person')).toHaveCount(0)
    await look('a file behind broken glass')

    await enter('donnees')
    await page.goto('/access/glass')
    await page.getByText(person.code).first().click()
    await expect(page.getByText(why)).toBeVisible()
    await tick(page.getByRole('radio', { name: say('access.finding.justified'), exact: true }))
    await look('looking into broken glass')
    await button('access.review').click()
    await expect(page.getByText(say('access.reviewed')).first()).toBeVisible()
    await leave()
  })
}
