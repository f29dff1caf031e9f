import { Link, useParams } from '@tanstack/react-router'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Columns, Part, Tag } from '../../platform/ui/page.tsx'
import { Pairs, RecordPage } from '../../platform/ui/record-page.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { TaskRecord } from '../shapes.ts'
import { Milestones } from './milestones.tsx'
import { Orders } from './orders.tsx'
import { TaskLight, TaskTag } from './plan-parts.tsx'
import { TaskMoves } from './task-moves.tsx'
import { words } from './words.ts'
import './plans.css'

/** A task: state and next actions first, milestones, what stands above and below, history. */
export default function TaskPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.task, { id })
  return (
    <Loaded of={held} lines={12}>
      {(task) => <Task task={task} />}
    </Loaded>
  )
}

function Task({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  const day = useDays()
  const trail = task.plan ? [{ name: task.plan.title, to: `/plans/${task.plan.id}` }] : []
  return (
    <RecordPage
      title={task.content}
      trail={[{ name: t('plans.title'), to: '/plans' }, ...trail, { name: task.no }]}
      facts={`${task.no} · ${task.measure} · ${task.lead.name} · ${day(task.startsOn, 'year')}—${day(task.dueOn, 'year')}`}
      actions={
        task.may.revise ? (
          <LinkButton to={`/tasks/${task.id}/content`}>
            {t(task.state === 'draft' ? 'task.change' : 'task.adjust')}
          </LinkButton>
        ) : null
      }
      history={[...task.events].reverse().map((event) => ({
        ...{ id: String(event.no), when: day(event.onDay, 'year'), who: event.who ?? '' },
        what: t(`taskMove.${event.move}`),
        ...(event.note || event.decision ? { change: [event.note, event.decision].filter(Boolean).join('　') } : {}),
      }))}
    >
      <div className="card">
        <Part>
          <div className="plan-figures">
            <TaskTag state={task.state} />
            <TaskLight light={task.light} />
            <span>
              <Figure value={task.progress} size="fact" withUnit />
              <small>{t('task.progress')}</small>
            </span>
            {task.isKey ? <Tag tone="red">{t('task.key')}</Tag> : null}
          </div>
          <p className="soft">{task.light.sentence}</p>
        </Part>
        <TaskMoves task={task} />
      </div>
      <Columns>
        <Card title={t('task.when')}>
          <Milestones task={task} isWorking />
        </Card>
        <Card title={t('task.what')}>
          <Pairs pairs={pairsOf(task, t)} />
        </Card>
      </Columns>
      <Below task={task} />
      <Card title={t('task.orders')}>
        <Orders task={task} />
      </Card>
    </RecordPage>
  )
}

type Say = ReturnType<typeof useWords<typeof words>>

function pairsOf(task: TaskRecord, t: Say): (readonly [string, React.ReactNode])[] {
  const { source, line } = task
  const title = [source.title, source.detail].filter(Boolean).join('　')
  return [
    [t('task.deliverable'), task.deliverable || '—'],
    [t('task.standard'), task.standard || '—'],
    [t('task.lead'), task.lead.name],
    [t('task.partners'), task.partners.map(({ name }) => name).join('、') || '—'],
    [t('task.leader'), task.leader ?? '—'],
    [t('task.person'), task.person ?? '—'],
    [
      t('task.source'),
      source.to ? (
        <Link key="source" to={source.to as never}>
          {title}
        </Link>
      ) : (
        title || '—'
      ),
    ],
    ...(line
      ? [
          [
            t('task.line'),
            <Link key="line" to={`/targets/${line.target}` as never}>{`${line.code} ${line.name}`}</Link>,
          ] as const,
        ]
      : []),
    ...task.chain.map(
      (up) =>
        [
          t('task.above'),
          <Link key={up.id} to={`/tasks/${up.id}` as never}>
            {`${up.place} ${up.no} ${up.content}`}
          </Link>,
        ] as const,
    ),
    ...(task.risk ? [[t('task.risk'), task.risk] as const] : []),
  ]
}

/** Who carries it on, with their lights, and who has not taken it. */
function Below({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  if (task.parts.length === 0 && task.missing.length === 0) return null
  return (
    <Card title={t('task.below')} {...(task.takers ? { aside: t('task.taken-of', { ...task.takers }) } : {})}>
      <ul className="task-parts">
        {task.parts.map((part) => (
          <li key={part.id}>
            <TaskLight light={part.light} />
            <Link to={`/tasks/${part.id}` as never}>{part.place}</Link>
            <span className="cut soft">{part.content}</span>
            <TaskTag state={part.state} />
          </li>
        ))}
      </ul>
      {task.missing.length === 0 ? null : (
        <p>
          {t('task.missing')}：{task.missing.map(({ name }) => name).join('、')}
        </p>
      )}
    </Card>
  )
}
