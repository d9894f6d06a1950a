import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeRing, newKey, readRing, writeRing } from '#platform/ring'
import { openVault, placeOf } from '#platform/vault'
import { useDirectory } from '#test/directory'

const { make } = useDirectory()
const given = (...keys: string[]) => ({ given: keys })
const [first, second] = [newKey('2026-01-01').secret, newKey('2026-01-01').secret]
const place = placeOf('person_document', 'number', 'a')

describe('what is sealed', () => {
  const vault = openVault(given(first))

  test('opens at its place, and nowhere else', () => {
    const sealed = vault.seal('AB 123456 العربية', place)
    expect(vault.open(sealed, place)).toBe('AB 123456 العربية')
    expect(() => vault.open(sealed, placeOf('person_document', 'number', 'b'))).toThrow(/authenticate|never sealed|at hand|Invalid/)
    expect(() => vault.open(sealed, placeOf('person_document', 'country', 'a'))).toThrow(/authenticate|never sealed|at hand|Invalid/)
    expect(() => vault.open(sealed, placeOf('casework_note', 'number', 'a'))).toThrow(/authenticate|never sealed|at hand|Invalid/)
  })

  test('says the same thing differently every time, and says nothing of it', () => {
    const [one, other] = [vault.seal('AB123456', place), vault.seal('AB123456', place)]
    expect(one).not.toBe(other)
    expect(one.split('.').slice(2)).not.toContainEqual(other.split('.')[2])
    expect(one + other).not.toContain('AB123456')
    expect(one).toMatch(/^v1(\.[\w-]+){7}$/)
  })

  test('is refused with any letter changed', () => {
    const sealed = vault.seal('AB123456', place)
    let refused = 0
    for (let at = 0; at < sealed.length; at += 7) {
      const letter = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
      const same = changed.split('.').every((part, index) => Buffer.from(part, 'base64url').equals(Buffer.from(sealed.split('.')[index] ?? '', 'base64url')))
      if (same) continue
      refused++
      expect(() => vault.open(changed, place), String(at)).toThrow(/authenticate|never sealed|at hand|Invalid/)
    }
    expect(refused).toBeGreaterThan(20)
  })

  test('cannot be put together from two', () => {
    const [one, other] = [vault.seal('AB123456', place).split('.'), vault.seal('CD123456', place).split('.')]
    expect(() => vault.open([...one.slice(0, 5), ...other.slice(5)].join('.'), place)).toThrow(/authenticate|never sealed|at hand|Invalid/)
  })

  test('opens under a new key without its value being touched, and not with the old key alone', () => {
    const sealed = vault.seal('AB123456', place)
    const both = openVault(given(first, second))
    const anew = both.rewrap(sealed, place)
    expect(anew.split('.').slice(5)).toEqual(sealed.split('.').slice(5))
    expect(openVault(given(second)).open(anew, place)).toBe('AB123456')
    expect(() => vault.open(anew, place)).toThrow('is not at hand')
    expect(() => both.rewrap(sealed, placeOf('person_document', 'number', 'b'))).toThrow(/authenticate|never sealed|at hand|Invalid/)
  })
})

describe('what stands for a text in an index', () => {
  test('is the same for the same text, column and key, and for no other', () => {
    const [one, other] = [openVault(given(first)), openVault(given(second))]
    expect(one.blind('AB123456', 'a')).toBe(one.blind('AB123456', 'a'))
    expect(new Set([one.blind('AB123456', 'a'), one.blind('AB123456', 'b'), one.blind('AB123457', 'a'), other.blind('AB123456', 'a')]).size).toBe(4)
    expect(openVault(given(first, second)).blinds('AB123456', 'a')).toEqual([one.blind('AB123456', 'a'), other.blind('AB123456', 'a')])
  })
})

describe('the file of keys', () => {
  const file = `${make('keys')}/keys`

  test('is for its owner alone, made once', () => {
    makeRing(file, '2026-11-21')
    const before = readFileSync(file, 'utf8')
    makeRing(file, '2026-11-22')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    expect([...readRing({ file }).keys.values()]).toMatchObject([{ madeOn: '2026-11-21', next: false }])
  })

  test('is read again when another process has written it; a key that is to come next seals nothing yet', () => {
    const vault = openVault({ file })
    const old = vault.current()
    const keys = [...readRing({ file }).keys.values(), { ...newKey('2026-11-23'), next: true }]
    writeRing(file, keys)
    expect(vault.current()).toBe(old)
    writeRing(file, keys.map((key) => ({ ...key, next: false })))
    expect(vault.current()).toBe(keys[1]!.id)
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })

  test('is refused by its line where it is damaged, and its content is not told', () => {
    appendFileSync(file, 'une-ligne-secrète\n')
    expect(() => readRing({ file })).toThrow(/line \d+ is not a day and a key/)
    expect(() => readRing({ file })).not.toThrow('une-ligne-secrète')
    expect(() => readRing({ given: ['too-short'] })).toThrow('RAWABIT_KEYS')
    rmSync(file)
    writeFileSync(`${file}.txt`, '')
    expect(readRing({ file }).current).toBeUndefined()
    expect(() => openVault({ file }).seal('x', place)).toThrow('no key')
  })
})
