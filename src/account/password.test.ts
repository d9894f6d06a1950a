import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, weaknessOf } from '#account/password'

describe('a password', () => {
  test('is kept as argon2id with a salt of its own, and known again in any Unicode form', async () => {
    const [one, other] = await Promise.all([hashPassword('éléphant sous la pluie'), hashPassword('éléphant sous la pluie')])
    expect(one).toMatch(/^argon2id\$/)
    expect(one).not.toBe(other)
    expect(await isPassword(one, 'éléphant sous la pluie'.normalize('NFD'))).toBe(true)
    expect(await isPassword(one, 'elephant sous la pluie')).toBe(false)
  })

  test('of an account that has none is never right', async () => {
    expect(await isPassword(null, '')).toBe(false)
    expect(await isPassword('plain$secret', 'secret')).toBe(false)
  })

  test.each([
    'motdepasse123', 'Mot de passe 2026', 'Azertyuiop123', 'passwordpassword', '123456789012', 'aaaaaaaaaaaa', 'abcdabcdabcd', 'Bienvenue2026!',
    'abcdefghijkl', '1q2w3e4r5t6y', 'كلمة السر 12345',
  ])('as common as %s is not taken', (text) => expect(weaknessOf(text, [])).toBe('too-common'))

  test.each(['salma.bennani1', 'SalmaBennani', 'essai.example'])('as close to its holder as %s is not taken', (text) =>
    expect(weaknessOf(text, ['salma.bennani@essai.example', 'Salma Bennani'])).toBe('too-close'),
  )

  test.each(['cheval agrafe pile correcte', 'Rk7!vPq2#mLz', 'mot-de-passe-de-test', 'أربعة جمال تعبر الوادي'])('like %s is taken', (text) =>
    expect(weaknessOf(text, ['salma.bennani@essai.example', 'Salma Bennani'])).toBeNull(),
  )
})
