import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { type Tongue, wordsOf } from './words.ts'

const password = 'demonstration-rawabit'
const at = 'demonstration.rawabit.example'

/** The woman of the story, under another name in each language: the demonstration is shared. */
const women: Record<'fr' | 'ar', { given: string; family: string; givenArabic: string; familyArabic: string; phone: string }> = {
  fr: { given: 'Aïssatou', family: 'Baldé', givenArabic: 'عيساتو', familyArabic: 'بالدي', phone: '0600112233' },
  ar: { given: 'Mariama', family: 'Camara', givenArabic: 'مارياما', familyArabic: 'كامارا', phone: '0600445566' },
}

/** Today in Morocco, as it is typed into the boxes of a date: day, month, year. */
const today = (): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca' }).format().replaceAll('/', '')

const look = async (page: Page, name: string) => {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
}

for (const tongue of ['fr', 'ar'] as const satisfies Tongue[]) {
  test(`from the counter to the figure in the committee's report, in ${tongue}`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000)
    const { say, like } = wordsOf(tongue)
    const woman = women[tongue]
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(baseURL && { baseURL }) })
    await context.addInitScript((language) => localStorage.setItem('rawabit.language', language), tongue)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))

    const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })
    const next = () => button('ui.step.next').click()
    const radio = (group: string, key: string) =>
      page.getByRole('radiogroup', { name: new RegExp(say(group)) }).getByRole('radio', { name: new RegExp(`^${say(key)}`) })

    /** A choice is made on its words, as a hand does it: the box itself is drawn by the page. */
    const tick = async (choice: Locator) => {
      await choice.locator('xpath=ancestor::label').click()
      await expect(choice).toBeChecked()
    }

    const enter = async (account: string) => {
      await page.request.delete('/v1/session')
      await page.goto('/login')
      await page.getByLabel(say('app.login.email')).fill(`${account}@${at}`)
      await page.getByLabel(say('app.login.password')).fill(password)
      await button('app.login.enter').click()
      await expect(page.getByRole('heading', { level: 1, name: say('app.home.title') })).toBeVisible()
    }

    /** Types into a field that offers what it knows, and takes the answer that is meant. */
    const choose = async (label: string, text: string, option: RegExp) => {
      await page.getByRole('combobox', { name: new RegExp(say(label)) }).first().pressSequentially(text, { delay: 20 })
      await page.getByRole('option', { name: option }).first().click()
      await page.keyboard.press('Escape')
    }

    const recordedUnderOsp12 = async (): Promise<number> => {
      await page.goto('/strategy')
      const link = page.getByRole('row').filter({ hasText: 'OSP12' }).getByRole('link', { name: like('strategy.recorded.open') })
      const name = (await link.getAttribute('aria-label')) ?? ''
      return Number(/\d+/.exec(name)?.[0])
    }

    const before = await test.step('the secretariat reads what is recorded before', async () => {
      await enter('secretariat')
      await expect(page.locator('html')).toHaveAttribute('dir', tongue === 'ar' ? 'rtl' : 'ltr')
      await expect(page.getByText(say('app.synthetic'))).toBeVisible()
      return recordedUnderOsp12()
    })

    await test.step('a worker of the listening cell registers a woman', async () => {
      await enter('ecoute.oujda')
      await page.goto('/counter')
      await look(page, 'counter')
      await page.goto('/persons/new')
      await page.getByLabel(say('person.given'), { exact: true }).fill(woman.given)
      await page.locator('[name="names.0.family"]').or(page.getByLabel(new RegExp(`^${say('person.family')} ?\\(`))).first().fill(woman.family)
      await page.getByRole('textbox', { name: new RegExp(`^${say('person.given.arabic')}`) }).fill(woman.givenArabic)
      await page.getByRole('textbox', { name: new RegExp(`^${say('person.family.arabic')}`) }).fill(woman.familyArabic)
      await page.getByRole('textbox', { name: new RegExp(`^${say('person.phone')}`) }).fill(woman.phone)
      await next()
      await tick(radio('person.sex', 'person.sex.female'))
      await page.getByLabel(say('ui.date.year')).first().fill('1994')
      await choose('person.nationalities', { fr: 'Guinée', ar: 'غينيا' }[tongue], { fr: /^Guinée$/, ar: /^غينيا$/ }[tongue])
      await choose('person.languages', { fr: 'français', ar: 'الفرنسية' }[tongue], { fr: /^français$/, ar: /^الفرنسية$/ }[tongue])
      await choose('person.residence', { fr: 'Oujda', ar: 'وجدة' }[tongue], { fr: /^Oujda/, ar: /^وجدة/ }[tongue])
      await next()
      await button('person.status.add').click()
      await page.getByRole('button', { name: new RegExp(say('ui.choose')) }).first().click()
      await page.getByRole('option', { name: say('person.status.regularised') }).click()
      await tick(radio('person.status.proof', 'person.proof.shown'))
      await next()
      await tick(radio('person.consent.service', 'person.consent.given'))
      await tick(radio('person.consent.sharing', 'person.sharing.partners'))
      await tick(radio('person.consent.photo', 'person.consent.refused'))
      await next()
      await look(page, 'summary of a registration')
      await button('person.register.finish').click()
      await expect(page).toHaveURL(/\/persons\/[0-9a-f-]{36}/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(woman.given)
      await expect(page.getByText(woman.familyArabic).first()).toBeVisible()
      await expect(page.getByText(say('person.precision.year')).first()).toBeVisible()
      await expect(page.getByText(new RegExp(say('person.proved.shown'))).first()).toBeVisible()
    })

    await test.step('the file says what is open to her today, and what is not, with the reasons', async () => {
      await expect(page.getByText({ fr: /^Oui\s: vous pouvez vous inscrire à l’ANAPEC/, ar: /^نعم.*الوكالة الوطنية لإنعاش التشغيل/ }[tongue]).first()).toBeVisible()
      const folded = page.locator('.rights-group[data-outcome=no]').getByRole('button').first()
      await expect(folded).toHaveAttribute('aria-expanded', 'false')
      await folded.press('Enter')
      await expect(page.getByText({ fr: /^Non\s: ce dispositif a fermé le 31 décembre 2023/, ar: /31 دجنبر 2023/ }[tongue]).first()).toBeVisible()
      await look(page, 'file')
    })

    await test.step('she is referred to ANAPEC Oujda', async () => {
      await page.getByRole('button', { name: say('person.refer.person'), exact: true }).or(page.getByRole('link', { name: say('person.refer.person'), exact: true })).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: new RegExp(say('person.refer.where')) }).fill({ fr: 'accompagnement à l’emploi', ar: 'مواكبة نحو الشغل' }[tongue])
      await page.getByRole('option').filter({ hasText: { fr: 'ANAPEC Oujda', ar: 'وجدة' }[tongue] }).first().click()
      await dialog.getByRole('textbox', { name: new RegExp(say('person.refer.reason')) }).fill({ fr: 'Cherche un emploi de couturière', ar: 'تبحث عن عمل في الخياطة' }[tongue])
      await tick(dialog.getByRole('radio', { name: new RegExp(say('referral.urgency.urgent')) }))
      await look(page, 'referring')
      await dialog.getByRole('button', { name: say('person.refer.do') }).click()
      await expect(page.getByRole('link', { name: like('person.next.out') }).first()).toBeVisible()
    })

    await test.step('the counsellor sees it first, accepts, books a date and records the first session', async () => {
      await enter('anapec.oujda')
      await page.goto('/referrals')
      const first = page.getByRole('row').filter({ has: page.getByText(/^RW-/) }).first()
      await expect(first).toContainText(woman.given)
      await look(page, 'queue')
      await first.click()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]{36}/)
      await look(page, 'referral')
      await button('referral.accept').click()
      await expect(page.getByText(say('referral.next.book')).first()).toBeVisible()
      await page.getByRole('group', { name: new RegExp(say('referral.booking.day')) }).getByRole('spinbutton').first().click()
      await page.keyboard.type(today())
      await page.getByRole('group', { name: new RegExp(say('referral.booking.time')) }).getByRole('spinbutton').first().click()
      await page.keyboard.type('1030')
      await button('referral.book').click()
      await button('referral.session.record').click()
      await expect(page.getByText(say('referral.recorded')).first()).toBeVisible()
      await look(page, 'recorded session')
    })

    await test.step('the recorded figure has grown by one, and leads to the line behind it, without a name', async () => {
      await enter('secretariat')
      expect(await recordedUnderOsp12()).toBe(before + 1)
      await look(page, 'strategy')
      const row = page.getByRole('row').filter({ hasText: 'OSP12' })
      await expect(row.getByText('150')).toBeVisible()
      await row.getByRole('link', { name: like('strategy.recorded.open') }).click()
      await expect(page).toHaveURL(/\/figures\/osp12-anapec-served/)
      await expect(page.getByText('150').first()).toBeVisible()
      await look(page, 'figure')
      await page.getByRole('main').locator('a[href*="/ledger"]').first().click()
      await expect(page).toHaveURL(/\/ledger/)
      await expect(page.getByRole('table', { name: new RegExp(say('delivery.table')) }).getByRole('row').nth(1)).toBeVisible()
      await expect(page.getByText(woman.family)).toHaveCount(0)
      await look(page, 'ledger')
    })

    await test.step('the coverage shows the gap to what was declared', async () => {
      await page.goto('/coverage')
      await expect(page.getByRole('heading', { level: 1, name: say('results.coverage.title') })).toBeVisible()
      await expect(page.getByText(/14/).first()).toBeVisible()
      await expect(page.getByText('OSP27').first()).toBeVisible()
      await look(page, 'coverage')
    })

    await test.step('the steering report of a quarter comes out as a PDF', async () => {
      await page.goto('/reports?period=2015-Q4')
      await look(page, 'reports')
      await button('report.make').click()
      const link = page.getByRole('link', { name: new RegExp(say('report.download')) }).or(page.getByRole('button', { name: new RegExp(say('report.download')) })).first()
      const [download] = await Promise.all([page.waitForEvent('download'), link.click({ timeout: 30_000 })])
      const bytes = await readFile(await download.path())
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.length).toBeGreaterThan(50_000)
    })

    expect(faults).toEqual([])
    await context.close()
  })
}
