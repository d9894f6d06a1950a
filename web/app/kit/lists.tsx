import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { InlineFigure } from '../../ui/figure.tsx'
import { More } from '../../ui/more.tsx'
import { Breadcrumb, PageHeader } from '../../ui/page-header.tsx'
import { Queue, type QueueItem } from '../../ui/queue.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Table, type Column, type Sorting } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Code, Dated, DayText, Name, Since } from '../../ui/text.tsx'
import { Timeline, TimelineItem } from '../../ui/timeline.tsx'
import { Button } from '../../ui/button.tsx'
import { PlainLink } from '../../ui/link.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from './sample.tsx'

type Line = { key: string; name: string; recorded: number; declared: number; region: string }

const useLines = (): Line[] => {
  const w = useWords()
  return [
    {
      key: 'a',
      name: w('Éducation non formelle', 'التربية غير النظامية', 'Non-formal education'),
      recorded: 41,
      declared: 150,
      region: w('Oriental', 'الشرق', 'Oriental'),
    },
    {
      key: 'b',
      name: w('Formation professionnelle', 'التكوين المهني', 'Vocational training'),
      recorded: 12,
      declared: 40,
      region: w('Rabat-Salé-Kénitra', 'الرباط-سلا-القنيطرة', 'Rabat-Salé-Kénitra'),
    },
    {
      key: 'c',
      name: w('Accès à l’emploi', 'الولوج إلى الشغل', 'Access to employment'),
      recorded: 7,
      declared: 25,
      region: w('Fès-Meknès', 'فاس-مكناس', 'Fès-Meknès'),
    },
  ]
}

export const Tables = ({ phone }: { phone: 'cards' | 'scroll' }) => {
  const w = useWords()
  const [sorting, setSorting] = useState<Sorting>({ key: 'recorded', direction: 'descending' })
  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: w('Objectif', 'الهدف', 'Objective'),
      cell: (line) => <PlainLink href="#kit">{line.name}</PlainLink>,
      sortable: true,
    },
    { key: 'region', header: w('Région', 'الجهة', 'Region'), cell: (line) => line.region },
    {
      key: 'recorded',
      header: w('Enregistré', 'مسجل', 'Recorded'),
      cell: (line) => <InlineFigure kind="recorded" value={line.recorded} />,
      end: true,
      sortable: true,
    },
    {
      key: 'declared',
      header: w('Déclaré', 'مصرح به', 'Declared'),
      cell: (line) => <InlineFigure kind="declared" value={line.declared} operator="≥" />,
      end: true,
    },
  ]
  const sign = sorting.direction === 'ascending' ? 1 : -1
  const rows = useLines().toSorted(
    (one, other) => sign * (sorting.key === 'name' ? one.name.localeCompare(other.name) : one.recorded - other.recorded),
  )
  return (
    <Table
      caption={
        phone === 'cards'
          ? w('Objectifs en fiches', 'الأهداف في بطاقات', 'Objectives as cards')
          : w('Objectifs', 'الأهداف', 'Objectives')
      }
      columns={columns}
      rows={rows}
      rowKey={(line) => line.key}
      sorting={sorting}
      onSort={setSorting}
      phone={phone}
    />
  )
}

const useWaiting = (): QueueItem[] => {
  const w = useWords()
  const to = w('vers ANAPEC Oujda', 'إلى الوكالة الوطنية لإنعاش التشغيل، وجدة', 'to ANAPEC Oujda')
  return [
    {
      key: '1',
      name: 'Fatoumata Diallo',
      title: <Name>Fatoumata Diallo</Name>,
      note: to,
      side: (
        <Status tone="attention" icon="clock">
          {w('3 jours de retard', 'تأخر 3 أيام', '3 days late')}
        </Status>
      ),
    },
    {
      key: '2',
      name: 'أحمد الخطيب',
      title: <Name>أحمد الخطيب</Name>,
      note: to,
      side: <Status>{w('Aujourd’hui', 'اليوم', 'Today')}</Status>,
    },
    {
      key: '3',
      name: 'Jean-Baptiste Kouassi',
      title: <Name>Jean-Baptiste Kouassi</Name>,
      note: to,
      side: <Status tone="done">{w('Acceptée', 'مقبولة', 'Accepted')}</Status>,
    },
  ]
}

export const Queues = () => {
  const w = useWords()
  const items = useWaiting()
  const label = w('Orientations en attente', 'التوجيهات المنتظرة', 'Referrals waiting')
  const accept = {
    label: w('Accepter', 'قبول', 'Accept'),
    icon: 'check' as const,
    run: () => notify(w('Orientations acceptées', 'تم قبول التوجيهات', 'Referrals accepted'), () => undefined),
  }
  return (
    <div className="kit-states">
      <Queue label={label} items={items} onOpen={() => undefined} actions={[accept]} />
      <More hasMore onMore={() => undefined} shown={3} />
      <Card title={label} count={0}>
        <EmptyState title={w('Rien n’attend de réponse', 'لا شيء ينتظر جوابا', 'Nothing waits for an answer')}>
          <p>
            {w(
              'Les orientations reçues apparaîtront ici, la plus ancienne d’abord.',
              'ستظهر هنا التوجيهات الواردة، الأقدم فالأحدث.',
              'Referrals received will appear here, oldest first.',
            )}
          </p>
        </EmptyState>
      </Card>
    </div>
  )
}

export const Files = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <PageHeader
        level={3}
        title={<Name>Fatoumata Diallo</Name>}
        lead={w('Dossier ouvert à Oujda', 'ملف مفتوح بوجدة', 'File opened in Oujda')}
        breadcrumb={
          <Breadcrumb>
            <PlainLink href="#kit">{w('Guichet', 'الشباك', 'Counter')}</PlainLink>
            <PlainLink href="#kit">{w('Personnes', 'الأشخاص', 'Persons')}</PlainLink>
          </Breadcrumb>
        }
        status={<Status tone="protection">{w('Protection', 'حماية', 'Protection')}</Status>}
        actions={
          <Button tone="primary" icon="referral">
            {w('Orienter', 'توجيه', 'Refer')}
          </Button>
        }
      />
      <Facts>
        <Fact label={w('Naissance', 'الازدياد', 'Birth')} proof="stated">
          <Dated date={{ value: '1990', precision: 'about' }} />
        </Fact>
        <Fact label={w('Numéro', 'الرقم', 'Number')}>
          <Code>R-2026-00418</Code>
        </Fact>
        <Fact label={w('Document', 'الوثيقة', 'Document')} proof="shown">
          {w('Passeport', 'جواز سفر', 'Passport')}
        </Fact>
      </Facts>
      <Timeline label={w('Ce qui s’est passé', 'ما حدث', 'What happened')}>
        <TimelineItem
          icon="referral"
          tone="attention"
          title={w('Orientée vers ANAPEC Oujda', 'وُجهت إلى الوكالة الوطنية لإنعاش التشغيل بوجدة', 'Referred to ANAPEC Oujda')}
          when={<Since moment="2026-11-18T09:00:00Z" />}
          by={<Name>Khadija El Amrani</Name>}
        />
        <TimelineItem
          icon="check"
          tone="done"
          title={w('Premier accueil', 'الاستقبال الأول', 'First reception')}
          when={<DayText day="2026-11-12" />}
        >
          <p>{w('Écoute et information.', 'استماع وإخبار.', 'Listening and information.')}</p>
        </TimelineItem>
        <TimelineItem icon="person-new" title={w('Enregistrée', 'التسجيل', 'Registered')} when={<DayText day="2026-11-12" />} />
      </Timeline>
    </div>
  )
}

export const Views = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <Tabs
        label={w('Vues', 'العروض', 'Views')}
        items={[
          {
            key: 'received',
            label: w('Reçues', 'الواردة', 'Received'),
            count: 4,
            content: <p>{w('Quatre orientations reçues.', 'أربعة توجيهات واردة.', 'Four referrals received.')}</p>,
          },
          { key: 'sent', label: w('Envoyées', 'الصادرة', 'Sent'), content: <p>{w('Aucune.', 'لا شيء.', 'None.')}</p> },
          { key: 'closed', label: w('Closes', 'المغلقة', 'Closed'), content: null, isDisabled: true },
        ]}
      />
      <Disclosure title={w('Pourquoi cette réponse ?', 'لماذا هذا الجواب؟', 'Why this answer?')} startsOpen>
        <p>
          {w(
            'La règle demande une adresse au Maroc ; elle a été déclarée.',
            'تشترط القاعدة عنوانا بالمغرب، وقد تم التصريح به.',
            'The rule asks for an address in Morocco; one was stated.',
          )}
        </p>
      </Disclosure>
    </div>
  )
}
