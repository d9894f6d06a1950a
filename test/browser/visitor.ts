import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { type Tongue, wordsOf } from './words.ts'

const at = 'demonstration.rawabit.example'
const demonstrationPassword = 'demonstration-rawabit'

/** Fails where axe finds a fault (WCAG 2.2 AA) in what the page shows now. */
export const look = async (page: Page, name: string): Promise<void> => {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
}

type Wish = { tongue: Tongue; address: string }

/** A browser of somebody's own, in a language, with what they say and press there. */
export const aVisitor = async (browser: Browser, { tongue, address }: Wish) => {
  const { say } = wordsOf(tongue)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: address })
  await context.addInitScript((language) => localStorage.setItem('rawabit.language', language), tongue)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))

  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const heading = (key: string) => page.getByRole('heading', { level: 1, name: say(key), exact: true })

  const fillIn = async (email: string, password: string) => {
    await page.goto('/login')
    await field('app.login.email').fill(email)
    await field('app.login.password').fill(password)
    await button('app.login.enter').click()
  }
  const isIn = () => expect(heading('app.home.title')).toBeVisible()
  const enterAs = async (account: string) => {
    await fillIn(`${account}@${at}`, demonstrationPassword)
    await isIn()
  }
  const signOut = async () => {
    await page.request.delete('/v1/session')
    await page.goto('/login')
  }
  return { tongue, context, page, faults, say, button, field, heading, fillIn, isIn, enterAs, signOut }
}

export type Visitor = Awaited<ReturnType<typeof aVisitor>>

const listening = { fr: /Al Andalous/, ar: /الأندلس/, en: /Al Andalous/ } as const

/** Whoever keeps the staff of MS2 asks an address to join as a counsellor at a site, and has the link in hand: what stands behind its `#`. */
export const inviteByPage = async ({ page, tongue, say, button }: Visitor, email: string): Promise<string> => {
  await page.goto('/staff')
  await button('organisation.invite').click()
  const dialog = page.getByRole('dialog')
  const choose = async (label: string, option: RegExp) => {
    await dialog.getByRole('button', { name: new RegExp(say(label)) }).click()
    await page.getByRole('option', { name: option }).click()
  }
  await dialog.getByLabel(say('organisation.email')).fill(email)
  await choose('organisation.role', new RegExp(`^${say('role.counsellor')}`))
  await choose('organisation.site', listening[tongue])
  await dialog.getByRole('checkbox', { name: new RegExp(`^${say('organisation.compartment.social')}`) }).locator('xpath=ancestor::label').click()
  await look(page, 'inviting')
  await dialog.getByRole('button', { name: say('organisation.invite'), exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: say('organisation.invitation.hand.of').replace('{email}', email) }).click()
  const link = await page.getByTestId('handed-link').innerText()
  await look(page, 'link of an invitation')
  await button('organisation.link.handed').click()
  await look(page, 'staff')
  return new URL(link.trim()).hash
}

/** Follows an invitation and opens an account. */
export const joinByPage = async ({ page, button, field, isIn }: Visitor, token: string, { name, password }: { name: string; password: string }): Promise<void> => {
  await page.goto(`/invitation${token}`)
  await field('organisation.name').fill(name)
  await field('organisation.password.new').fill(password)
  await field('organisation.password.again').fill(password)
  await look(page, 'invitation')
  await button('organisation.invitation.accept').click()
  await isIn()
}
