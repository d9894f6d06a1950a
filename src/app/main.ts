import { parseArgs } from 'node:util'
import { Failure, codeOf, endings, failureUnder, sentenceOf } from '#platform/failure'
import { print, warn } from './print.ts'

/** What a command module exports: the arguments after its name in, the exit code out. */
type Command = { run: (arguments_: string[]) => Promise<number> }

/** Every command: how it is written, and what it does. Each lives in `commands/<name>.ts` and is loaded when called. */
const commands: Record<string, [usage: string, summary: string]> = {
  start: ['[--port N] [--host ADDRESS] [--empty] [--no-web]', 'starts everything and serves the product; --empty leaves out the demonstration'],
  migrate: ['', 'brings the database to the schema of this checkout'],
  load: ['', "loads the strategy's real data; twice changes nothing"],
  invite: ['EMAIL --organisation ID --role ROLE [--site ID] [--compartments A,B] [--language fr]', 'prints a link by which somebody joins an organisation: the first administrator'],
  demo: ['[--persons N] [--seed S] [--until DAY] [--more]', 'fills an empty store with the synthetic demonstration world'],
  report: ['steering --period 2015-Q4 --lang fr --out FILE', 'writes a report'],
  figures: ['[--json] [--published] [--period P] [--objective OSP]', 'prints the figures that the pages show'],
  publish: ['[--audit]', 'publishes the figures as they stand, what may be shown with its proof; --audit attacks what is published'],
  coverage: ['[--json] [--on DAY]', 'prints the matrix of objectives and funders'],
  duplicates: ['evaluate PEOPLE.csv [--against OTHER.csv] --truth TRUTH.csv --mapping MAPPING.json [--json] [--train]', 'says how well duplicates are found in files whose truth is known'],
  names: ['compare FILE.csv [--json]', 'says how alike the names of each row are (columns a and b), in any script'],
  journal: ['verify [--anchor FILE] | anchor --out FILE', 'proves that nobody rewrote the journal; writes the head of its chain down outside'],
  keys: ['status | rotate | make', 'says with which keys is sealed what; seals everything with a new key; prints a new key for RAWABIT_KEYS'],
  retention: ['run [--dry-run]', 'anonymises persons whose confirmed term is over; --dry-run says how many'],
  openapi: ['[--check]', 'writes the description of the HTTP interface, or checks that it is current'],
  doctor: ['', 'looks at this installation and says what is missing, changing nothing'],
  test: ['[--only api|postgres|browser] [FILE …]', 'runs the tests on databases of their own and in a browser'],
  check: ['[--write] [NAME …]', 'types, lint, imports, dead code, translations, what is generated'],
  bench: ['[NAME …] [FLAG …]', 'runs the benchmarks of bench/'],
}

const leaveWithTheDoor = (): void => {
  if (process.listenerCount('SIGTERM') === 0) process.exit(128 + 15)
  process.emit('SIGTERM', 'SIGTERM')
}

/** `bin/rawabit` holds the other end of this channel: when it dies, by whatever signal, so do we. */
function followTheDoor(): void {
  process.on('disconnect', leaveWithTheDoor)
  process.channel?.unref()
}

async function main([name = 'help', ...rest]: string[]): Promise<number> {
  const command = commands[name]
  if (['help', '--help', '-h'].includes(name)) return help(rest)
  if (command === undefined) throw new Failure('usage', `There is no command "${name}"; "rawabit help" lists them.`)
  if (rest.includes('--help') || rest.includes('-h')) return help([name])
  const module = (await import(`./commands/${name}.ts`)) as Command
  return module.run(rest)
}

function help(arguments_: string[]): number {
  const { positionals: [name] } = parseArgs({ args: arguments_, allowPositionals: true })
  const listed = Object.entries(commands).filter(([each]) => name === undefined || each === name)
  if (listed.length === 0) throw new Failure('usage', `There is no command "${name}"; "rawabit help" lists them.`)
  for (const [each, [usage, summary]] of listed) print(`rawabit ${`${each} ${usage}`.padEnd(56)} ${summary}`)
  if (name === undefined) {
    print('\nSettings: RAWABIT_DATA, DATABASE_URL, RAWABIT_HOST, RAWABIT_PORT, RAWABIT_SECRET, RAWABIT_LOG, RAWABIT_SMTP, RAWABIT_MAIL_FROM, RAWABIT_ANCHOR, RAWABIT_KEYS, RAWABIT_KEY_FILE, RAWABIT_FILE_LIMIT, RAWABIT_EXPORT_LIMIT\n\nExit codes:')
    for (const { code, means } of Object.values(endings)) print(`${String(code).padStart(4)}  ${means}`)
  }
  return 0
}

/** One sentence for what we understand; the whole story for what we do not. */
function ended(error: unknown): number {
  const failure = failureUnder(error)
  if (failure !== undefined) {
    warn(failure.message)
    return failure.exitCode
  }
  if (codeOf(error).startsWith('ERR_PARSE_ARGS_')) {
    warn(sentenceOf(error))
    return endings.usage.code
  }
  warn(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return endings.failed.code
}

followTheDoor()
process.exitCode = await main(process.argv.slice(2)).catch(ended)
