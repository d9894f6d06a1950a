import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { type Tongue, wordsOf } from './words.ts'

const password = 'demonstration-rawabit'
const at = 'demonstration.rawabit.example'

/** Somebody at a screen in one language: how they sign in, what they press, and what must hold of every page that they look at. */
export const visit = async (browser: Browser, tongue: Tongue, baseURL: string | undefined) => {
  const { say, like } = wordsOf(tongue)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(baseURL && { baseURL }) })
  await context.addInitScript((language) => localStorage.setItem('rawabit.language', language), tongue)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))

  /** A message as it stands on the page, with whatever fills its places; a space may be any space. */
  const shown = (key: string) => page.getByText(new RegExp(like(key).source.replaceAll(' ', '\\s'), 'u'))
  const button = (key: string, within: Page | Locator = page) => within.getByRole('button', { name: say(key), exact: true })

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

  /** What was shown elsewhere, and need not be shown again: written down without the page. Answers what the product answered. */
  const write = async (path: string, data: object): Promise<{ id: string; code: string }> => {
    const answer = await page.request.post(path, { data })
    expect(answer.status(), await answer.text()).toBe(201)
    return answer.json()
  }

  const look = async (name: string) => {
    await page.locator('h1').first().waitFor({ state: 'attached' })
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
  }

  const leave = async () => {
    expect(faults).toEqual([])
    await context.close()
  }

  return { page, say, like, shown, button, tick, enter, write, look, leave }
}
