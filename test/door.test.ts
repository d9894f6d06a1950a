import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { useDirectory } from './directory.ts'
import type { Started } from './process.ts'
import { startProgram } from './process.ts'

const { name } = useDirectory()
const repository = join(import.meta.dirname, '..')
let checkout: string
let number = 0

/** A checkout with a door, a lock file, a product that says what it was given, and an npm of our own that only notes its calls. */
beforeEach(() => {
  checkout = name(`checkout-${++number}`)
  for (const file of ['bin/rawabit', 'bin/package.json', 'src/platform/exit-codes.json']) cpSync(join(repository, file), join(checkout, file))
  write('package.json', '{ "type": "module" }')
  write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/thing': { version: '1.0.0', integrity: 'sha512-thing' } } }))
  write('src/app/main.ts', `
    import { writeFileSync } from 'node:fs'
    const said: string[] = process.argv.slice(2)
    if (said[0] === 'wait') {
      const awake = setInterval(() => {}, 1000)
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => { console.log('heard ' + name); clearInterval(awake); process.exitCode = 7; process.channel.unref() })
      process.on('disconnect', () => { console.log('alone'); clearInterval(awake); writeFileSync('ended', 'yes') })
    } else process.disconnect()
    console.log('product ' + said.join(' ') + ' ' + process.pid)
    if (said[0] === 'fail') process.exitCode = 9`)
  writeNpm('mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json')
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(checkout, file)), { recursive: true })
  writeFileSync(join(checkout, file), text)
}

function writeNpm(script: string): void {
  mkdirSync(join(checkout, 'tools'), { recursive: true })
  writeFileSync(join(checkout, 'tools', 'npm'), `#!/bin/sh\necho "$@" >> npm-calls\n${script}\n`, { mode: 0o755 })
}

const door = (...arguments_: string[]): Started =>
  startProgram([join(checkout, 'bin', 'rawabit'), ...arguments_], {
    cwd: checkout,
    env: { PATH: `${join(checkout, 'tools')}:/usr/bin:/bin`, npm_execpath: undefined, npm_lifecycle_event: undefined },
  })

const npmCalls = (): string[] => (existsSync(join(checkout, 'npm-calls')) ? readFileSync(join(checkout, 'npm-calls'), 'utf8').trim().split('\n') : [])

test('installs from the lock file once, without scripts, and passes the arguments on', async () => {
  const first = door('report', '--lang', 'fr')
  expect(await first.ended).toBe(0)
  expect(first.output()).toMatch(/product report --lang fr/)
  expect(await door('again').ended).toBe(0)
  expect(npmCalls()).toEqual([expect.stringMatching(/^ci --ignore-scripts --include=dev --include=optional /)])
})

test('installs again when the lock file has changed, and not when npm has installed what it says', async () => {
  expect(await door().ended).toBe(0)
  const lock = { packages: { '': {}, 'node_modules/thing': { version: '2.0.0', integrity: 'sha512-other' } } }
  write('package-lock.json', JSON.stringify(lock))
  expect(await door().ended).toBe(0)
  expect(npmCalls()).toHaveLength(2)
  write('package-lock.json', JSON.stringify({ ...lock, lockfileVersion: 3 }))
  expect(await door().ended).toBe(0)
  expect(npmCalls()).toHaveLength(2)
})

test('of two at once one installs, and the other waits for it', async () => {
  writeNpm('sleep 1; mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json')
  const both = [door('one'), door('two')]
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
  expect(npmCalls()).toHaveLength(1)
  expect(both.map(({ output }) => output()).join('\n')).toMatch(/another start is installing the packages/)
  expect(existsSync(join(checkout, 'dist', 'install.lock'))).toBe(false)
})

test('does not wait for an installer that is dead', async () => {
  write('dist/install.lock/holder', '999999999 0 0')
  expect(await door().ended).toBe(0)
  expect(npmCalls()).toHaveLength(1)
})

test('says in one sentence, with what npm said, that it cannot install; nothing counts as installed then', async () => {
  writeNpm('echo "npm error network" >&2; exit 1')
  const failed = door()
  expect(await failed.ended).toBe(4)
  expect(failed.output()).toMatch(/npm error network\n.*the packages could not be installed \(npm ci: 1\)/s)
  expect(existsSync(join(checkout, 'node_modules', '.rawabit-installed'))).toBe(false)
})

test('keeps the exit code of the product, and passes signals on', async () => {
  expect(await door('fail').ended).toBe(9)
  const waiting = door('wait')
  await waiting.line(/product wait/)
  waiting.child.kill('SIGTERM')
  expect(await waiting.ended).toBe(7)
  expect(waiting.output()).toMatch(/heard SIGTERM/)
})

test('the product does not outlive a door that is killed', async () => {
  const waiting = door('wait')
  await waiting.line(/product wait/)
  waiting.child.kill('SIGKILL')
  await expect.poll(() => existsSync(join(checkout, 'ended')), { timeout: 5_000 }).toBe(true)
})

// npm's shell is looked up where Linux keeps its processes.
if (process.platform === 'linux') {
  test('ends with the npm that started it, whatever ends that', async () => {
    const npm = join(checkout, 'tools', 'pretend')
    writeFileSync(npm, `process.getBuiltinModule('node:child_process').spawn('sh', ['-c', '"${process.execPath}" "${join(checkout, 'bin', 'rawabit')}" wait; true'], { stdio: 'inherit' })\n`)
    const started = startProgram([npm], { cwd: checkout, env: { PATH: `${join(checkout, 'tools')}:/usr/bin:/bin`, npm_execpath: undefined, npm_lifecycle_event: 'start' } })
    await started.line(/product wait/)
    started.child.kill('SIGKILL')
    expect(await started.line(/heard/)).toBe('heard SIGTERM')
  })
}
