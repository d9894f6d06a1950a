import { demonstrationAccounts, roleIdOf } from '#app/demonstration/accounts'
import type { House } from '#platform/house'
import { transact } from '#platform/work'

/** The log-ins that the page of sign-in may offer: those of the demonstration that exist in this store; none in a real one. */
export const demonstrationChoices = async (house: House) => {
  const found = await transact(
    house,
    { kind: 'system', name: 'demonstration' },
    (work) =>
      work.db
        .selectFrom('organisationStaff as s')
        .innerJoin('organisationRole as r', 'r.staffId', 's.id')
        .innerJoin('organisation as o', 'o.id', 'r.organisationId')
        .leftJoin('organisationSite as i', 'i.id', 'r.siteId')
        .select(['r.id', 's.email', 's.name', 'r.role', 'o.name as organisation', 'i.name as site'])
        .where('s.synthetic', '=', true)
        .where('s.suspendedAt', 'is', null)
        .where('r.endedAt', 'is', null)
        .execute(),
    { readOnly: true },
  )
  return demonstrationAccounts.flatMap((account) => {
    const role = found.find(({ id }) => id === roleIdOf(account, account))
    return role ? [{ ...role, password: account.password }] : []
  })
}
