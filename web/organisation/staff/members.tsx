import type { StaffAccess } from '#account/model'
import type { StaffMember } from '#organisation/model'
import { Link } from '../../app/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Name, Since, T } from '../../ui/text.tsx'

export type Access = ReadonlyMap<string, StaffAccess>

/** The state of an account in a word: closed to its holder, for a moment or until somebody opens it, or open. */
export const Standing = ({ member, access }: { member: StaffMember; access: StaffAccess | undefined }) => {
  const t = useMessages()
  if (member.suspendedAt) return <Status tone="refusal">{t('organisation.standing.suspended')}</Status>
  if (access?.lockedUntil) return <Status tone="attention">{t('organisation.standing.locked')}</Status>
  return <Status tone="done">{t('organisation.standing.active')}</Status>
}

const Posts = ({ member }: { member: StaffMember }) => {
  const t = useMessages()
  return (
    <ul className="staff-posts">
      {member.posts.map(({ id, role, site }) => (
        <li key={id}>
          {t(`role.${role}`)} <span className="quiet small">{site ? <T text={site.name} /> : t('organisation.everywhere')}</span>
        </li>
      ))}
    </ul>
  )
}

const Factor = ({ access }: { access: StaffAccess | undefined }) => {
  const t = useMessages()
  if (!access) return '–'
  if (access.directory) return t('organisation.factor.directory')
  return access.secondFactor ? t('organisation.factor.yes') : <span className="quiet">{t('organisation.factor.no')}</span>
}

const useColumns = (access: Access): Column<StaffMember>[] => {
  const t = useMessages()
  return [
    {
      key: 'name',
      header: t('organisation.name'),
      cell: ({ id, name }) => (
        <Link to="/staff" search={{ member: id }} resetScroll={false}>
          <Name>{name}</Name>
        </Link>
      ),
    },
    { key: 'posts', header: t('organisation.roles'), cell: (member) => <Posts member={member} /> },
    { key: 'state', header: t('organisation.state'), cell: (member) => <Standing member={member} access={access.get(member.id)} /> },
    { key: 'factor', header: t('organisation.factor'), cell: ({ id }) => <Factor access={access.get(id)} /> },
    {
      key: 'entered',
      header: t('organisation.entered'),
      cell: ({ id }) => {
        const at = access.get(id)?.enteredAt
        return at ? <Since moment={at} /> : t('organisation.entered.never')
      },
    },
  ]
}

/** The staff of one's organisation; each leads to what may be done for them. */
export const MemberTable = ({ members, access }: { members: readonly StaffMember[]; access: Access }) => {
  const t = useMessages()
  return <Table caption={t('organisation.members')} columns={useColumns(access)} rows={members} rowKey={({ id }) => id} phone="cards" />
}
