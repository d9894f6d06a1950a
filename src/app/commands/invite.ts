import { parseArgs } from 'node:util'
import { atTheDesk } from '#app/desk'
import { print } from '#app/print'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { Inviting } from '#organisation/model'
import { Failure } from '#platform/failure'
import { readWishes } from '#platform/settings'

/** Reads whom to invite from the flags. Throws Failure `usage`. */
const readInviting = (email: string | undefined, flags: Record<string, string | undefined>): Inviting => {
  const { organisation, role, site, language, compartments } = flags
  const read = Inviting.safeParse({ email, organisation, role, site: site ?? null, language, compartments: compartments?.split(',') ?? [] })
  if (read.success && read.data.organisation !== null) return read.data
  const wrong = read.success ? 'organisation is missing' : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new Failure('usage', `Nobody is invited: ${wrong}.`)
}

/**
 * Invites somebody into any role of any organisation and prints the link to hand over: for the first administrator of an installation, and
 * for the roles that nobody gives from a page. Whoever may run this has the machine in hand.
 */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals: [email] } = parseArgs({
    args: arguments_,
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      role: { type: 'string' },
      site: { type: 'string' },
      compartments: { type: 'string' },
      language: { type: 'string', default: 'fr' },
    },
  })
  const inviting = readInviting(email, values)
  const { host, port, origin } = readWishes()
  try {
    const { path, expiresAt } = await atTheDesk('invite', (work) => Organisation.inviteByHand(work, inviting))
    print(`${origin ?? `http://${host}:${port}`}${path}\nserves once, until ${expiresAt}`)
    return 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Failure('failed', `Nobody is invited: ${[error.code, ...error.faults.map(({ path }) => path)].join(', ')}.`, { cause: error })
  }
}
