import { describe, expect, it } from 'vitest'
import { questionOf, type Known } from './question.ts'

const known = (mentioned: Partial<Known>): Known => ({ text: '', names: [], phone: null, birth: null, ...mentioned })
const birth = { value: '1994', precision: 'year' as const }

describe('what is asked of other organisations', () => {
  it('is the number of a file, however it is typed', () => {
    for (const text of ['RW-7K2M-9QXB', 'rw 7k2m 9qxb', '7K2M9QXB']) expect(questionOf(known({ text }), '').body).toMatchObject({ code: text, phone: null, names: [] })
  })

  it('is a telephone, and not a part of one', () => {
    expect(questionOf(known({ text: '06 12 34 56 78' }), '').body).toMatchObject({ phone: '06 12 34 56 78', code: null })
    expect(questionOf(known({ phone: '0612' }), '')).toMatchObject({ body: null, isEmpty: true })
  })

  it('is a whole name only with its year', () => {
    const typed = known({ text: 'Aminata Diallo' })
    expect(questionOf(typed, '')).toMatchObject({ body: null, wantsYear: true, isEmpty: false })
    for (const year of ['94', '19945', '1894', 'vers']) expect(questionOf(typed, year).body).toBeNull()
    expect(questionOf(typed, '1994').body).toEqual({ code: null, phone: null, names: [{ given: 'Aminata Diallo', family: '', script: 'latin' }], birth })
    expect(questionOf(known({ text: 'رانيا الحسن' }), '1988').body).toMatchObject({ names: [{ script: 'arabic' }] })
  })

  it('is what stands in a registration', () => {
    const names = [{ given: 'Rania', family: 'Al-Hassan', script: 'latin' as const }]
    expect(questionOf(known({ names, birth }), '')).toMatchObject({ body: { names, birth }, wantsYear: false })
    expect(questionOf(known({ names, phone: '0612345678' }), '').body).toEqual({ code: null, phone: '0612345678', names: [], birth: null })
  })

  it('is nothing where nothing is known', () => expect(questionOf(known({ text: 'a' }), '1994').isEmpty).toBe(true))
})
