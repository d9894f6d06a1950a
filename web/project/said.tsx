import type { Project } from '#project/model'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { Quote, SourceText, Speaker } from '../strategy/parts/sources.tsx'

type FactSaid = Project['facts'][number]

const subjects = ['purpose', 'amount', 'dates', 'scope', 'content', 'agreement', 'result'] as const

const Claim = ({ fact }: { fact: FactSaid }) => (
  <li className="claim">
    <p>
      <T text={fact.claim} />
    </p>
    {fact.quote && <Quote>{fact.quote}</Quote>}
    {fact.saidBy && (
      <p className="small">
        <Speaker by={fact.saidBy} on={fact.source.date} />
      </p>
    )}
    <SourceText source={fact.source} />
  </li>
)

/** A fact with those that disagree with it, and those that disagree with them. */
const disputed = (fact: FactSaid, facts: FactSaid[]): FactSaid[] => [
  fact,
  ...facts.filter(({ disagreesWith }) => disagreesWith === fact.id).flatMap((other) => disputed(other, facts)),
]

/** Facts that disagree stand together; the others each alone. */
const groupsOf = (facts: FactSaid[]): FactSaid[][] =>
  facts.filter(({ disagreesWith }) => !facts.some(({ id }) => id === disagreesWith)).map((fact) => disputed(fact, facts))

const Group = ({ facts }: { facts: FactSaid[] }) => {
  const t = useMessages()
  return (
    <div className="claims" {...(facts.length > 1 ? { 'data-disagree': '' } : {})}>
      {facts.length > 1 && <p className="claims-title small">{t('project.said.disagree')}</p>}
      <ul className="claims-list">
        {facts.map((fact) => (
          <Claim key={fact.id} fact={fact} />
        ))}
      </ul>
    </div>
  )
}

/** What sources say of the project, by subject, each with its own words; those that contradict one another side by side. */
export const Said = ({ project }: { project: Project }) => {
  const t = useMessages()
  const { facts } = project
  if (facts.length === 0) return null
  const groups = groupsOf(facts)
  return (
    <Card title={t('project.said')} count={facts.length}>
      {subjects
        .filter((subject) => groups.some(([fact]) => fact?.subject === subject))
        .map((subject) => (
          <section key={subject} className="stack" data-gap="small">
            <h3>{t(`project.subject.${subject}`)}</h3>
            {groups
              .filter(([fact]) => fact?.subject === subject)
              .map((group) => (
                <Group key={group[0]?.id} facts={group} />
              ))}
          </section>
        ))}
    </Card>
  )
}
