import { Link, useParams } from '@tanstack/react-router'
import { addressOf } from '../../platform/request.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Columns, Part, Tag } from '../../platform/ui/page.tsx'
import { type HistoryEntry, Pairs, RecordPage } from '../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { Items } from './items.tsx'
import { Moves } from './moves.tsx'
import { StateTag } from './orders.tsx'
import { Overlaps } from './overlaps.tsx'
import { pageWords } from './words.ts'
import './supervision.css'

/** A 督办件: where it stands and why, what may be done next, its proofs, its papers, what happened. */
export default function OrderPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.order, { id })
  return (
    <Loaded of={held} lines={12}>
      {(order) => <OrderRecordPage held={order} />}
    </Loaded>
  )
}

function OrderRecordPage({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  return (
    <RecordPage
      title={held.matter}
      trail={[{ name: t('orders.title'), to: '/supervision' }, { name: held.number ?? t('order.no-number') }]}
      facts={`${held.number ?? t('order.no-number')} · ${held.unit.name} · ${held.office}`}
      actions={
        held.mayRevise ? <LinkButton to={`/supervision/${held.id}/draft`}>{t('order.revise')}</LinkButton> : undefined
      }
      history={useHistory(held)}
    >
      <div className="card">
        <Part>
          <Standing held={held} />
        </Part>
        <Part>
          <Moves held={held} />
        </Part>
      </div>
      {held.overlaps.length === 0 ? null : (
        <Card title={t('overlap.title')}>
          <Overlaps rows={held.overlaps} />
        </Card>
      )}
      <Columns>
        <Card title={t('order.items')}>
          <Items held={held} />
        </Card>
        <Card title={t('order.papers')}>
          <Papers held={held} />
        </Card>
      </Columns>
      <Card title={t('order.what')}>
        <What held={held} />
      </Card>
    </RecordPage>
  )
}

function Standing({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  const moved = held.firstDueOn !== null && held.firstDueOn !== held.dueOn
  return (
    <div className="order-standing">
      <StateTag state={held.state} />
      <Light value={held.light} word={t(`lights.${held.light}`)} />
      <span>{held.sentence}</span>
      {moved ? <Tag>{t('order.first-due', { day: day(held.firstDueOn!, 'year') })}</Tag> : null}
      {held.extensions === '0' ? null : (
        <Tag>{t('order.extended', { times: held.extensions, days: held.extendedBy })}</Tag>
      )}
      {held.returned === '0' ? null : <Tag tone="red">{t('order.returned', { times: held.returned })}</Tag>}
      {held.reopened === '0' ? null : <Tag tone="red">{t('order.reopened', { times: held.reopened })}</Tag>}
      {held.mergedInto ? (
        <Link to={`/supervision/${held.mergedInto.id}` as never}>
          {t('order.merged-into', { number: held.mergedInto.number ?? t('order.no-number') })}
        </Link>
      ) : null}
      {held.asked ? <span>{t('order.asked', { days: held.asked.days, who: held.asked.by ?? '' })}</span> : null}
    </div>
  )
}

function Papers({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  if (held.papers.length === 0) return <Empty>{t('papers.none')}</Empty>
  return (
    <ul className="order-papers">
      {held.papers.map(({ id, kind, state, on, signedBy }) => (
        <li key={id}>
          <span>
            <b>{t(`paper.${kind}` as 'paper.opening')}</b>
            <small className="faint">
              {day(on, 'year')} {state === 'draft' ? t('papers.waiting') : (signedBy ?? '')}
            </small>
          </span>
          <span className="row">
            <LinkButton size="small" to={addressOf(contract.paper, { id, form: 'pdf' })} download="">
              PDF
            </LinkButton>
            <LinkButton size="small" to={addressOf(contract.paper, { id, form: 'docx' })} download="">
              Word
            </LinkButton>
          </span>
        </li>
      ))}
    </ul>
  )
}

function What({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  const dayOf = (on: OrderRecord['issuedOn']) => (on === null ? '—' : day(on, 'year'))
  const about =
    held.about?.kind === 'line' ? (
      <Link to={`/targets/${held.about.id.split('-')[0]}` as never}>{held.about.name}</Link>
    ) : (
      held.about?.name
    )
  return (
    <Pairs
      pairs={[
        [t('order.unit'), held.unit.name],
        [t('order.place'), held.place],
        [t('order.source'), `${t(`source.${held.source}`)} · ${t(`problem.${held.problem}`)}`],
        ...(about ? [[t('order.about'), about] as const] : []),
        [t('order.basis'), held.basis],
        [t('order.demand'), held.demand],
        [t('order.standard'), held.standard],
        [t('order.term'), t('order.term-days', { days: held.term })],
        [t('order.drafter'), held.drafter ?? '—'],
        [t('order.issued'), dayOf(held.issuedOn)],
        [t('order.received'), dayOf(held.receivedOn)],
        [t('order.answered'), dayOf(held.answeredOn)],
        [t('order.closed'), dayOf(held.closedOn)],
        ...(held.check
          ? [
              [
                t('order.check'),
                `${t(held.check.passed ? 'check.passed' : 'check.failed')} · ${t(held.check.onSite ? 'check.on-site' : 'check.papers')} · ${held.check.checkers.join('、')}`,
              ] as const,
            ]
          : []),
      ]}
    />
  )
}

function useHistory(held: OrderRecord): HistoryEntry[] {
  const t = useWords(pageWords)
  const day = useDays()
  return held.steps.map(({ no, move, on, by, dueOn, said }) => ({
    id: String(no),
    when: day(on, 'year'),
    what: dueOn ? `${t(`last.${move}`)}　${t('order.due-set', { day: day(dueOn, 'year') })}` : t(`last.${move}`),
    who: by ?? t('history.system'),
    ...(said.length === 0 ? {} : { change: said.map(({ what, text }) => `${what}：${text}`).join('；') }),
  }))
}
