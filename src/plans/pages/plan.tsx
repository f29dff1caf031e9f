import { useNavigate, useParams } from '@tanstack/react-router'
import { addressOf } from '../../platform/request.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Part } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { PlanRecord, TaskLine } from '../shapes.ts'
import { ListIn } from './list-in.tsx'
import { PlanMoves } from './plan-moves.tsx'
import { PlanTag, TaskLight, TaskTag } from './plan-parts.tsx'
import { words } from './words.ts'
import './plans.css'

/** A plan: where it stands, its tasks as the 任务分解表, what meetings said. */
export default function PlanPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.record, { id })
  return (
    <Loaded of={held} lines={12}>
      {(plan) => <Plan plan={plan} />}
    </Loaded>
  )
}

function Plan({ plan }: { plan: PlanRecord }) {
  const t = useWords(words)
  const day = useDays()
  return (
    <RecordPage
      title={plan.title}
      trail={[{ name: t('plans.title'), to: '/plans' }, { name: plan.title }]}
      facts={`${plan.office} · ${plan.year}`}
      actions={<PlanActions plan={plan} />}
      history={plan.deliberations.map((one) => ({
        ...{ id: one.id, when: day(one.onDay, 'year'), who: one.who ?? '' },
        what: `${t(`deliberated.${one.result}`)}　${one.meeting}　${one.documentNo}`,
        ...(one.note === '' ? {} : { change: one.note }),
      }))}
    >
      <div className="card">
        <Part>
          <div className="plan-figures">
            <PlanTag state={plan.state} />
            <span>
              <Figure value={plan.tasks} size="fact" />
              <small>{t('plan.tasks')}</small>
            </span>
            <span>
              <Figure value={plan.closed} size="fact" />
              <small>{t('plan.closed')}</small>
            </span>
          </div>
        </Part>
        {plan.moves.length === 0 ? null : (
          <Part>
            <PlanMoves plan={plan} />
          </Part>
        )}
      </div>
      <Tasks plan={plan} />
      {plan.may.write ? <ListIn planId={plan.id} /> : null}
    </RecordPage>
  )
}

function PlanActions({ plan }: { plan: PlanRecord }) {
  const t = useWords(words)
  return (
    <>
      <LinkButton to={addressOf(contract.taskList, { year: plan.year, planId: plan.id })} download="">
        {t('plan.list-out')}
      </LinkButton>
      <LinkButton to={`/plans/${plan.id}/matrix`}>{t('plan.matrix')}</LinkButton>
      {plan.may.write ? (
        <LinkButton kind="primary" to={`/plans/${plan.id}/tasks`}>
          {t('plan.add')}
        </LinkButton>
      ) : null}
    </>
  )
}

function Tasks({ plan }: { plan: PlanRecord }) {
  const t = useWords(words)
  const day = useDays()
  const navigate = useNavigate()
  return (
    <Grid<TaskLine>
      label={t('plan.table')}
      rows={plan.rows}
      rowId={(row) => row.id}
      rowName={(row) => row.content}
      rowHeight={52}
      onOpen={(row) => void navigate({ to: `/tasks/${row.id}` as never })}
      empty={<Empty>{t('plan.no-rows')}</Empty>}
      columns={[
        { id: 'no', name: t('task.no'), width: 72, text: (row) => row.no },
        {
          ...{ id: 'content', name: t('task.content'), width: 260, grows: true },
          text: (row) => `${row.measure} ${row.content}`,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.content}</span>
              <small className="faint cut">{row.measure}</small>
            </span>
          ),
        },
        {
          ...{ id: 'standard', name: t('task.standard'), width: 180, hideOnPhone: true },
          text: (row) => `${row.deliverable} ${row.standard}`,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.standard}</span>
              <small className="faint cut">{row.deliverable}</small>
            </span>
          ),
        },
        {
          ...{ id: 'lead', name: t('task.lead'), width: 160, hideOnPhone: true, text: (row) => row.lead.name },
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.lead.name}</span>
              <small className="faint cut">{row.partners.map(({ name }) => name).join('、')}</small>
            </span>
          ),
        },
        {
          ...{ id: 'due', name: t('task.due'), width: 104, hideOnPhone: true, sort: (row) => row.dueOn },
          text: (row) => day(row.dueOn),
        },
        {
          ...{ id: 'progress', name: t('task.progress'), width: 72, align: 'right', hideOnPhone: true },
          text: (row) => `${row.progress.value}%`,
          cell: (row) => <Figure value={row.progress} withUnit />,
        },
        {
          ...{ id: 'light', name: t('task.light'), width: 92, text: (row) => row.light.word },
          cell: (row) => <TaskLight light={row.light} />,
        },
        {
          ...{ id: 'state', name: t('plan.state'), width: 124, hideOnPhone: true },
          text: (row) => t(`taskState.${row.state}`),
          cell: (row) => <TaskTag state={row.state} />,
        },
      ]}
    />
  )
}
