import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../platform/ui/language.tsx'
import { ListPage } from '../../platform/ui/list-page.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, KeyHints } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { type WorkGroup, WorkList } from '../../platform/ui/work-list.tsx'
import { KeyFigures } from '../../targets/pages/shared/key-figures.tsx'
import { contract, type Matter } from '../contract.ts'
import { groups } from '../rules.ts'
import { words } from '../words.ts'
import { DemoProgress } from './demo-progress.tsx'

/** The first page of every post: what waits for me, by deadline. */
export default function TodayPage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const today = useOperation(contract.list, {})
  const [chosen, choose] = useState<string | null>(null)
  const open = (matter: Matter) => void navigate({ href: addressOf(matter) })
  return (
    <ListPage
      title={t('today.title')}
      facts={today.data ? t('today.facts', { total: today.data.total, overdue: today.data.overdue }) : undefined}
      strip={
        <>
          {today.data?.demo ? <DemoProgress /> : null}
          {today.data?.may.targets ? <KeyFigures most={3} /> : null}
        </>
      }
      actions={
        <KeyHints
          hints={[
            ['J K', t('keys.up-down')],
            ['Enter', t('keys.do')],
          ]}
        />
      }
    >
      <Loaded of={today} lines={8}>
        {({ matters }) =>
          matters.length === 0 ? (
            <Card label={t('today.title')}>
              <Empty>{t('today.nothing')}</Empty>
            </Card>
          ) : (
            <WorkList groups={groupsOf(matters, t, open)} chosen={chosen ?? keyOf(matters[0]!)} onChoose={choose} />
          )
        }
      </Loaded>
    </ListPage>
  )
}

type Say = ReturnType<typeof useWords<typeof words>>

const keyOf = ({ kind, id }: Matter): string => `${kind}:${id}`

const groupsOf = (matters: readonly Matter[], t: Say, open: (matter: Matter) => void): WorkGroup[] =>
  groups
    .map((group) => ({ group, own: matters.filter((matter) => matter.group === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => ({
      id: group,
      title: t(`group.${group}`),
      isOverdue: group === 'overdue',
      items: own.map((matter) => ({
        ...{
          id: keyOf(matter),
          light: lightOf(matter),
          deadline: deadlineOf(matter, t),
          isOverdue: group === 'overdue',
        },
        title: t(`kind.${matter.kind}`, { title: matter.title }),
        facts: t(factsCode(matter), { detail: matter.detail, count: matter.count }),
        verb: t(`verb.${matter.kind}`),
        onAct: () => open(matter),
      })),
    }))

const factsCode = ({ kind }: Matter) =>
  kind.startsWith('order.') || kind.startsWith('task.')
    ? 'facts.order'
    : kind === 'notice.confirm' ||
        kind === 'notice.issue' ||
        kind === 'target.split' ||
        kind === 'correction.answer' ||
        kind === 'merge.decide'
      ? (`facts.${kind}` as const)
      : 'facts.class'

const lightOf = ({ group }: Matter) =>
  group === 'overdue' ? 'red' : group === 'today' || group === 'soon' ? 'yellow' : 'green'

function deadlineOf({ workingDays }: Matter, t: Say): string {
  if (workingDays === null) return t('left.open')
  if (workingDays === 0) return t('left.today')
  return workingDays < 0 ? t('left.overdue', { days: -workingDays }) : t('left.days', { days: workingDays })
}

function addressOf({ kind, id }: Matter): string {
  if (kind === 'notice.confirm') return `/policies/${id}`
  if (kind === 'notice.issue') return `/policies/${id}/issue`
  if (kind === 'merge.decide') return '/people/merges'
  if (kind === 'correction.answer') return `/people/${id}`
  if (kind.startsWith('order.')) return `/supervision/${id}`
  if (kind.startsWith('task.')) return `/tasks/${id}`
  return kind === 'target.split' ? `/targets/${id}/split` : `/training/${id}`
}
