import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { ConfirmDialog } from '../../platform/ui/dialog.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Pairs, RecordPage } from '../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { InspectionRecord } from '../inspections/contract.ts'
import { StateTag } from './orders.tsx'
import { pageWords } from './words.ts'
import './supervision.css'

/** A special supervision: its basis, the units sampled, and what was found, as orders. */
export default function InspectionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.inspection, { id })
  return (
    <Loaded of={held} lines={8}>
      {(inspection) => <InspectionRecordPage held={inspection} />}
    </Loaded>
  )
}

function InspectionRecordPage({ held }: { held: InspectionRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  const [isEnding, setEnding] = useState(false)
  return (
    <RecordPage
      title={held.theme}
      trail={[
        { name: t('orders.title'), to: '/supervision' },
        { name: t('inspections.title'), to: '/supervision/inspections' },
        { name: held.theme },
      ]}
      facts={`${held.office} · ${day(held.startsOn, 'year')}—${day(held.endsOn, 'year')}`}
      actions={
        held.mayGoOn ? (
          <>
            <Button onPress={() => setEnding(true)}>{t('inspections.end')}</Button>
            <LinkButton kind="primary" to={`/supervision/new?inspection=${held.id}`}>
              {t('inspections.find')}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <Card title={t('inspections.what')}>
        <Pairs
          pairs={[
            [t('inspections.planItemNo'), held.planItemNo ?? '—'],
            [t('inspections.approvalDoc'), held.approvalDoc ?? '—'],
            [t('inspections.sample'), held.sampled.map(({ name }) => name).join('、')],
            ...(held.endedOn ? [[t('inspections.ended'), day(held.endedOn, 'year')] as const] : []),
            ...(held.conclusion ? [[t('inspections.conclusion'), held.conclusion] as const] : []),
          ]}
        />
      </Card>
      <Card title={t('inspections.findings')}>
        <Findings held={held} />
      </Card>
      {isEnding ? <Ending held={held} onClose={() => setEnding(false)} /> : null}
    </RecordPage>
  )
}

function Findings({ held }: { held: InspectionRecord }) {
  const t = useWords(pageWords)
  if (held.orders.length === 0) return <Empty>{t('inspections.nothing')}</Empty>
  return (
    <ul className="order-papers">
      {held.orders.map((order) => (
        <li key={order.id}>
          <span>
            <Link to={`/supervision/${order.id}` as never}>{order.matter}</Link>
            <small className="faint">
              {order.number ?? t('order.no-number')} · {order.unit.name} · {order.sentence}
            </small>
          </span>
          <span className="row">
            <Light value={order.light} word={t(`lights.${order.light}`)} />
            <StateTag state={order.state} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Ending({ held, onClose }: { held: InspectionRecord; onClose: () => void }) {
  const t = useWords(pageWords)
  const [conclusion, setConclusion] = useState('')
  const end = useCommand(contract.endInspection, { onDone: onClose })
  return (
    <ConfirmDialog
      title={t('inspections.end')}
      isOpen
      onClose={onClose}
      consequences={[t('inspections.end-what', { count: held.findings.value ?? '' })]}
      verb={t('inspections.end')}
      isBusy={end.isBusy}
      failure={end.failure}
      onConfirm={() => end.send({ id: held.id, version: held.version, conclusion })}
    >
      <TextField
        label={t('inspections.conclusion')}
        isRequired
        lines={3}
        maxLength={2000}
        value={conclusion}
        onChange={setConclusion}
      />
    </ConfirmDialog>
  )
}
