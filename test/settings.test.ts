import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWishes, settle } from '#platform/settings'
import { useDirectory } from './directory.ts'

const { name } = useDirectory()

test('has sensible settings where nothing is said, and writes nothing while it reads them', () => {
  const data = name('untouched')
  const wishes = readWishes({}, { RAWABIT_DATA: data, DATABASE_URL: '' })
  expect(wishes).toEqual({
    data, databaseUrl: undefined, host: '127.0.0.1', port: 3000, secret: undefined, logLevel: 'info',
    origin: undefined, proxies: [], rate: 12_000, anchor: undefined, secondFactor: ['data-protection-officer', 'system-administrator', 'auditor'], keys: { file: join(data, 'keys') },
    limits: { file: 10_000_000, export: 50 },
  })
  expect(existsSync(data)).toBe(false)
})

test('a flag wins over the environment', () => {
  expect(readWishes({ port: '4000' }, { RAWABIT_PORT: '5000', RAWABIT_HOST: '::1' })).toMatchObject({ port: 4000, host: '::1' })
  expect(readWishes({}, { RAWABIT_PORT: '5000' })).toMatchObject({ port: 5000 })
})

test('names what cannot be used', () => {
  expect(() => readWishes({ port: 'http' }, {})).toThrow('--port is not a number.')
  expect(() => readWishes({ port: '70000' }, {})).toThrow('--port is above 65535.')
  expect(() => readWishes({}, { DATABASE_URL: 'mysql://here', RAWABIT_SECRET: 'short', RAWABIT_LOG: 'loud' }))
    .toThrow(/DATABASE_URL is not an address.*; RAWABIT_SECRET has fewer than 32 characters; RAWABIT_LOG is none of/)
})

test('reads where people reach it, and which proxies stand in front', () => {
  expect(readWishes({}, { RAWABIT_ORIGIN: 'https://rawabit.example/', RAWABIT_PROXIES: '10.0.0.1, 10.0.0.2' }))
    .toMatchObject({ origin: 'https://rawabit.example', proxies: ['10.0.0.1', '10.0.0.2'] })
  expect(() => readWishes({}, { RAWABIT_ORIGIN: 'https://rawabit.example/accueil' })).toThrow('RAWABIT_ORIGIN has something behind')
  expect(() => readWishes({}, { RAWABIT_ORIGIN: 'rawabit.example' })).toThrow('RAWABIT_ORIGIN is not an address')
})

test('makes a secret once, which nobody else may read', () => {
  const data = name('data')
  const first = settle(readWishes({}, { RAWABIT_DATA: data }))
  const again = settle(readWishes({}, { RAWABIT_DATA: data }))
  expect(first.secret).toMatch(/^[\w-]{43}$/)
  expect(again).toEqual(first)
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect([mode(data), mode(first.files), mode(join(data, 'secret'))]).toEqual(['700', '700', '600'])
})

test('a secret that is given is used and not kept', () => {
  const data = name('given')
  const secret = 's'.repeat(32)
  expect(settle(readWishes({}, { RAWABIT_DATA: data, RAWABIT_SECRET: secret })).secret).toBe(secret)
  expect(existsSync(join(data, 'secret'))).toBe(false)
})

test('refuses in one sentence a data directory that is a file', () => {
  const file = name('file')
  writeFileSync(file, 'not a directory')
  expect(() => settle(readWishes({}, { RAWABIT_DATA: file }))).toThrow(/^The data directory .* cannot be used/)
  expect(readFileSync(file, 'utf8')).toBe('not a directory')
  expect(() => settle(readWishes({}, { RAWABIT_DATA: '/proc/nowhere/data' }))).toThrow(/^The data directory .* cannot be used/)
})
