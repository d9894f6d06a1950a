import { expect, test } from '@playwright/test'

test('the first page comes whole, in French, without an error', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => faults.push(request.url()))
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^fr/)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  expect(faults).toEqual([])
})
