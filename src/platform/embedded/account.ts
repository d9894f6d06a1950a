import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.ts'

/** The account under which the database server runs where it may not be ours: PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number }

const isRoot = (): boolean => process.getuid?.() === 0

/**
 * Whom the server runs as when root starts it: the owner of the store that is there, else the owner of the
 * directory that is to hold it, else the system's `postgres`, else `nobody`. Undefined: as we are.
 */
export function serverAccount(cluster: string): Account | undefined {
  if (!isRoot()) return undefined
  const present = statSync(cluster, { throwIfNoEntry: false })
  if (present?.uid === 0 && existsSync(join(cluster, 'PG_VERSION'))) {
    throw new Failure('store-foreign', `The store ${cluster} belongs to root, as whom PostgreSQL does not run; give it to an ordinary user (chown -R).`)
  }
  const owner = [present, statSync(dirname(cluster))].find((each) => each !== undefined && each.uid !== 0)
  if (owner !== undefined) return { uid: owner.uid, gid: owner.gid }
  return named('postgres') ?? named('nobody') ?? { uid: 65534, gid: 65534 }
}

function named(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((text) => text.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** Whether the account may walk down to a directory and read what it holds. */
export const mayRead = (directory: string, account: Account): boolean => mayWalkTo(directory, account) && allows(directory, account, 0o5)

/** Whether the account may pass through every directory above a place. */
export function mayWalkTo(place: string, account: Account): boolean {
  for (let at = place; at !== dirname(at); at = dirname(at)) if (!allows(dirname(at), account, 0o1)) return false
  return true
}

function allows(path: string, account: Account, wanted: number): boolean {
  const { mode, uid, gid } = statSync(path)
  const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
  return (bits & wanted) === wanted
}
