import { chownSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
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
  if (present?.uid === 0) {
    throw new Failure('store-foreign', `The store ${cluster} belongs to root, as whom PostgreSQL does not run; give it to an ordinary user (chown -R).`)
  }
  const owner = present ?? statSync(dirname(cluster))
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return named('postgres') ?? named('nobody') ?? { uid: 65534, gid: 65534 }
}

function named(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((text) => text.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** What root makes in somebody's directory belongs to that somebody, who may come without root next time. */
export function giveToOwner(path: string): void {
  if (!isRoot()) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}

/** Whether the account may walk down to a place and read it. */
export function mayReach(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true
  for (let at = path; ; at = dirname(at)) {
    if (!mayEnter(at, account)) return false
    if (at === dirname(at)) return true
  }
}

function mayEnter(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path)
  const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
  return (bits & 0o5) === 0o5 || (path === dirname(path) && (bits & 1) === 1)
}
