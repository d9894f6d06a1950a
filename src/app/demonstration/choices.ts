import { demonstrationAccounts } from '#app/demonstration/accounts'
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
        .select(['s.email', 's.name', 'r.role', 'o.name as organisation'])
        .where('s.synthetic', '=', true)
        .orderBy('r.id')
        .execute(),
    { readOnly: true },
  )
  return demonstrationAccounts.flatMap(({ email, password }) => {
    const account = found.find((each) => each.email === email)
    return account ? [{ ...account, password }] : []
  })
}
