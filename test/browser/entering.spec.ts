import { type Browser, expect, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { startDirectory } from '../directory-provider.ts'
import { aVisitor, inviteByPage, joinByPage, look, type Visitor } from './visitor.ts'
import type { Tongue } from './words.ts'

const password = 'quatre mots sans aucun lien'
/** The demonstration is shared, by languages and by tries again: everybody has a name of their own. */
const nameOf = (who: string, tongue: Tongue) => `Samira ${who}-${tongue}-${test.info().retry}`

/** Passkeys are of a name: an address of numbers has none. */
const addressOf = (baseURL: string | undefined) => (baseURL ?? '').replace('127.0.0.1', 'localhost')

/** The app on a telephone: what it shows now, or some steps of thirty seconds later. */
const appOf = (secret: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return (stepsLater = 0) => totp.generate({ timestamp: Date.now() + stepsLater * 30_000 })
}

/** A step that ends on the way would make the first code too old. */
const steady = async (visitor: Visitor) => {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 12_000) await visitor.page.waitForTimeout(left)
}

/** Somebody new at MS2, invited by its administrator and signed in. */
const aNewcomer = async (browser: Browser, administrator: Visitor, wish: { tongue: Tongue; address: string; who: string }) => {
  const name = nameOf(wish.who, wish.tongue)
  const email = `${name.slice(7)}@essai.example`
  const token = await inviteByPage(administrator, email)
  const visitor = await aVisitor(browser, wish)
  await joinByPage(visitor, token, { name, password })
  return { ...visitor, name, email, token }
}

/** A label as it stands, with or without the word that says that no answer is needed. */
const labelled = (label: string) => new RegExp(`^${label.replace('{number}', '1')}( ?\\(.*)?$`)

const setUpCodes = async ({ page, say, button, field }: Visitor) => {
  await page.goto('/account')
  await button('organisation.code.set-up').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('organisation.password.yours')).fill(password)
  await button('organisation.next').click()
  await expect(page.getByRole('img', { name: say('organisation.code.qr') })).toBeVisible()
  await look(page, 'an app is set up')
  const show = appOf((await page.locator('.account-secret .code').innerText()).replaceAll(' ', ''))
  await field('organisation.code.first').fill(show(-1))
  await button('organisation.code.set').click()
  const shown = page.getByRole('list', { name: say('organisation.recovery') }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allInnerTexts()
  await look(page, 'recovery codes')
  await button('organisation.recovery.kept').click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(codes[0]!)).toHaveCount(0)
  await look(page, 'account')
  return { show, codes }
}

// Argon2 and axe take their time on a small machine, and a code waits for its step.
test.beforeEach(() => test.setTimeout(300_000))

for (const tongue of ['fr', 'ar'] as const satisfies Tongue[]) {
  test(`from an invitation to a suspension, with a code of an app, in ${tongue}`, async ({ browser, baseURL }) => {
    const address = addressOf(baseURL)
    const administrator = await aVisitor(browser, { tongue, address })
    await administrator.page.goto('/login')
    await expect(administrator.page.getByText(administrator.say('app.login.demonstration'))).toBeVisible()
    await look(administrator.page, 'signing in')
    await administrator.enterAs('administration.ms2')
    const newcomer = await aNewcomer(browser, administrator, { tongue, address, who: 'codes' })
    const { page, say, button, field, email, fillIn, isIn, signOut } = newcomer

    await test.step('the link served once', async () => {
      const other = await aVisitor(browser, { tongue, address })
      await other.page.goto(`/invitation${newcomer.token}`)
      await expect(other.page.getByRole('alert')).toContainText(say('problem.link-not-valid'))
      await look(other.page, 'a link that no longer serves')
      await other.context.close()
    })

    await steady(newcomer)
    const { show, codes } = await test.step('an app is set up, and recovery codes are shown once', () => setUpCodes(newcomer))

    await test.step('a code is asked for, and serves once', async () => {
      await signOut()
      await fillIn(email, password)
      await expect(newcomer.heading('app.login.second')).toBeVisible()
      await look(page, 'second factor')
      await field('app.login.code').fill(show(-1))
      await button('app.login.enter').click()
      await expect(page.getByRole('alert')).toContainText(say('problem.code-refused'))
      await field('app.login.code').fill(show(0))
      await button('app.login.enter').click()
      await isIn()
    })

    await test.step('a second session, by a recovery code, is seen and ended from the first', async () => {
      const telephone = await aVisitor(browser, { tongue, address })
      await telephone.fillIn(email, password)
      await telephone.field('app.login.code').fill(codes[0]!)
      await telephone.button('app.login.enter').click()
      await telephone.isIn()
      await page.goto('/account')
      await expect(page.getByText(say('organisation.way.recovery-code'))).toBeVisible()
      await button('organisation.sessions.end').click()
      await expect(page.getByText(say('organisation.way.recovery-code'))).toHaveCount(0)
      await telephone.page.goto('/counter')
      await expect(telephone.heading('app.login.title')).toBeVisible()
      await telephone.context.close()
    })

    await test.step('suspended, they are out at once', async () => {
      await page.goto('/counter')
      await administrator.page.goto('/staff')
      await administrator.page.getByRole('link', { name: newcomer.name }).click()
      await look(administrator.page, 'a member')
      await administrator.button('organisation.suspend').click()
      await administrator.page.getByRole('alertdialog').getByRole('button', { name: say('organisation.suspend'), exact: true }).click()
      await expect(administrator.page.getByRole('dialog').getByText(say('organisation.standing.suspended'), { exact: true })).toBeVisible()
      expect((await page.request.get('/v1/session')).status()).toBe(401)
      await page.goto('/counter')
      await expect(newcomer.heading('app.login.title')).toBeVisible()
      await fillIn(email, password)
      await expect(page.getByRole('alert')).toContainText(say('problem.wrong-credentials'))
      await administrator.button('organisation.reinstate').click()
      await expect(administrator.page.getByRole('dialog').getByText(say('organisation.standing.active'), { exact: true })).toBeVisible()
    })

    expect([...administrator.faults, ...newcomer.faults]).toEqual([])
    await administrator.context.close()
    await newcomer.context.close()
  })

  test(`an account that is guessed at is closed, and its administrator opens it, in ${tongue}`, async ({ browser, baseURL }) => {
    const address = addressOf(baseURL)
    const administrator = await aVisitor(browser, { tongue, address })
    await administrator.enterAs('administration.ms2')
    const { page, name, email, say, fillIn, isIn, signOut, context } = await aNewcomer(browser, administrator, { tongue, address, who: 'devine' })
    await signOut()
    for (let attempt = 0; attempt < 10; attempt++) await page.request.post('/v1/session', { data: { email, password: `faux ${attempt}` } })
    await fillIn(email, password)
    await expect(page.getByRole('alert')).toContainText(say('problem.wrong-credentials'))
    await administrator.page.goto('/staff')
    await administrator.page.getByRole('row').filter({ hasText: name }).getByText(say('organisation.standing.locked'), { exact: true }).waitFor()
    await administrator.page.getByRole('link', { name }).click()
    await administrator.button('organisation.unlock').click()
    await expect(administrator.page.getByRole('dialog').getByText(say('organisation.standing.active'), { exact: true })).toBeVisible()
    await fillIn(email, password)
    await isIn()
    await context.close()
    await administrator.context.close()
  })

  test(`a passkey enters without a password, in ${tongue}`, async ({ browser, baseURL }) => {
    const address = addressOf(baseURL)
    const administrator = await aVisitor(browser, { tongue, address })
    await administrator.enterAs('administration.ms2')
    const newcomer = await aNewcomer(browser, administrator, { tongue, address, who: 'clef' })
    const { page, say, button, field, signOut, isIn } = newcomer
    const devices = await newcomer.context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await page.goto('/account')
    await button('organisation.passkey.add').click()
    const dialog = page.getByRole('dialog')
    await field('organisation.passkey.name').fill('Ordinateur')
    await dialog.getByLabel(say('organisation.password.yours')).fill(password)
    await look(page, 'a passkey is made')
    await dialog.getByRole('button', { name: say('organisation.passkey.add'), exact: true }).click()
    await expect(page.getByRole('list', { name: say('organisation.recovery') }).getByRole('listitem')).toHaveCount(10)
    await button('organisation.recovery.kept').click()
    await expect(page.getByText('Ordinateur')).toBeVisible()
    await signOut()
    await button('app.login.passkey').click()
    await isIn()
    await page.goto('/account')
    await expect(page.getByText(say('organisation.way.passkey')).first()).toBeVisible()
    expect(newcomer.faults).toEqual([])
    await newcomer.context.close()
    await administrator.context.close()
  })

  test(`a directory of an administration lets in whom it knows and who was invited, in ${tongue}`, async ({ browser, baseURL }) => {
    const address = addressOf(baseURL)
    const directory = await startDirectory(address)
    const domain = `annuaire-${tongue}.example`
    const name = { fr: `Annuaire d’essai ${tongue}`, ar: `دليل التجربة ${tongue}`, en: `Trial directory ${tongue}` }
    try {
      const technician = await aVisitor(browser, { tongue, address })
      await technician.enterAs('systeme')
      await technician.page.goto('/directories')
      await look(technician.page, 'directories')
      await technician.button('organisation.directory.add').click()
      const write = (key: string, text: string) => technician.page.getByRole('dialog').getByLabel(labelled(technician.say(key))).fill(text)
      await write('organisation.directory.id', `essai-${tongue}`)
      await write('organisation.directory.name.fr', name.fr)
      await write('organisation.directory.name.ar', name.ar)
      await write('organisation.directory.name.en', name.en)
      await write('organisation.directory.issuer', directory.issuer)
      await write('organisation.directory.client', directory.clientId)
      await write('organisation.directory.secret', directory.clientSecret)
      await write('organisation.directory.domain', domain)
      await technician.page.getByRole('dialog').getByRole('combobox').pressSequentially({ fr: 'Maroc Solidarité', ar: 'المغرب تضامن', en: 'Maroc Solidarité' }[tongue], { delay: 20 })
      await technician.page.getByRole('option', { name: { fr: /^Maroc Solidarité/, ar: /^المغرب تضامن/, en: /^Maroc/ }[tongue] }).click()
      await look(technician.page, 'writing a directory down')
      await technician.button('organisation.directory.set').click()
      await expect(technician.page.getByText(domain)).toBeVisible()

      const administrator = await aVisitor(browser, { tongue, address })
      await administrator.enterAs('administration.ms2')
      const email = `agent@${domain}`
      const token = await inviteByPage(administrator, email)
      const agent = await aVisitor(browser, { tongue, address })
      const enterBy = agent.page.getByRole('button', { name: agent.say('app.login.directory').replace('{name}', name[tongue]) })

      await test.step('whom it knows and nobody invited stays outside', async () => {
        directory.visitor = { sub: 'inconnu', email: `inconnu@${domain}`, email_verified: true }
        await agent.page.goto('/login')
        await enterBy.click()
        await expect(agent.page.getByRole('alert')).toContainText(agent.say('problem.directory-refused'))
        expect(new URL(agent.page.url()).search).toBe('')
        await look(agent.page, 'back from a directory, refused')
      })

      await test.step('who was invited is enrolled and in', async () => {
        directory.visitor = { sub: 'agent-1', email, email_verified: true, name: 'Agent d’essai' }
        await agent.page.goto(`/invitation${token}`)
        await look(agent.page, 'an invitation to somebody of a directory')
        await enterBy.click()
        await agent.isIn()
        await agent.signOut()
        await enterBy.click()
        await agent.isIn()
        expect(agent.faults).toEqual([])
      })

      await technician.page.getByRole('button', { name: technician.say('organisation.directory.close.of').replace('{name}', name[tongue]) }).click()
      await technician.page.getByRole('alertdialog').getByRole('button', { name: technician.say('organisation.directory.close'), exact: true }).click()
      await expect(technician.page.getByText(technician.say('organisation.directory.closed'), { exact: true }).first()).toBeVisible()
      await look(technician.page, 'a directory that is closed')
      for (const { context } of [technician, administrator, agent]) await context.close()
    } finally {
      await directory.close()
    }
  })
}

test('who holds roles in two organisations changes between them without signing in again', async ({ browser, baseURL }) => {
  const { context, page, say, enterAs, isIn } = await aVisitor(browser, { tongue: 'fr', address: addressOf(baseURL) })
  await enterAs('supervision.oriental')
  const acting = page.locator('.frame-acting-organisation')
  await expect(acting).toHaveText('MS2')
  await acting.click()
  await page.getByRole('menuitemradio', { name: /FOO Oujda|Orient-Occident/ }).click()
  await expect(acting).not.toHaveText('MS2')
  await isIn()
  await page.reload()
  await expect(acting).not.toHaveText('MS2')
  await acting.click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${say('role.supervisor')}.*(Moukamawa)`) }).click()
  await expect(acting).toHaveText('MS2')
  await context.close()
})

test('only an address of our own follows a sign-in', async ({ browser, baseURL }) => {
  const address = addressOf(baseURL)
  for (const [to, path] of [['/%5Cailleurs.example/x', '/'], ['//ailleurs.example/x', '/'], ['https://ailleurs.example/x', '/'], ['/services', '/services']] as const) {
    const { context, page, button, field } = await aVisitor(browser, { tongue: 'fr', address })
    await page.goto(`/login?to=${to}`)
    await field('app.login.email').fill('programme@demonstration.rawabit.example')
    await field('app.login.password').fill('demonstration-rawabit')
    await button('app.login.enter').click()
    await page.locator('.frame-acting-organisation').waitFor()
    expect([new URL(page.url()).origin, new URL(page.url()).pathname]).toEqual([address, path])
    await context.close()
  }
})
