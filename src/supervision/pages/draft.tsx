import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Refusal } from '../../platform/refusal.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { DraftNote, type Draft as Kept, useDraft } from '../../platform/ui/draft.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { DraftFields } from './draft-fields.tsx'
import { emptyDraft, type OrderDraft, sentOf, typedOf } from './order-draft.ts'
import { Overlaps } from './overlaps.tsx'
import { pageWords } from './words.ts'
import './supervision.css'

/** 拟办督办件, or 修改拟办件 where the address names an order. */
export default function DraftPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const held = useOperation(contract.order, { id: id ?? '' }, { when: id !== undefined })
  if (id === undefined) return <NewOrder />
  return (
    <Loaded of={held} lines={10}>
      {(order) => <ChangedOrder held={order} />}
    </Loaded>
  )
}

function NewOrder() {
  const t = useWords(pageWords)
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as { source?: string; inspection?: string }
  const { inspection = null } = asked
  const begun = emptyDraft(inspection ? 'inspection' : asked.source)
  const draft = useDraft<OrderDraft>(`order-new${inspection ?? ''}`, begun)
  const send = useCommand(contract.draftOrder, {
    done: () => ({ words: t('draft.saved') }),
    onDone: ({ id }) => {
      draft.discard()
      void navigate({ to: `/supervision/${id}` as never })
    },
  })
  return (
    <DraftForm
      title={t('draft.new')}
      draft={draft}
      command={{
        isBusy: send.isBusy,
        failure: send.failure,
        send: () => send.send({ ...sentOf(draft.value), inspectionId: inspection }),
      }}
    />
  )
}

function ChangedOrder({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const navigate = useNavigate()
  const draft = useDraft<OrderDraft>(`order-draft:${held.id}`, typedOf(held))
  const send = useCommand(contract.reviseOrder, {
    done: () => ({ words: t('draft.saved') }),
    onDone: () => {
      draft.discard()
      void navigate({ to: `/supervision/${held.id}` as never })
    },
  })
  return (
    <DraftForm
      title={t('draft.change')}
      held={held}
      draft={draft}
      command={{
        ...{ isBusy: send.isBusy, failure: send.failure },
        send: () => send.send({ ...sentOf(draft.value), id: held.id, version: held.version }),
      }}
    />
  )
}

interface DraftFormProps {
  readonly title: string
  readonly held?: OrderRecord
  readonly draft: Kept<OrderDraft>
  readonly command: { readonly isBusy: boolean; readonly failure: Error | null; readonly send: () => void }
}

function DraftForm({ title, held, draft, command }: DraftFormProps) {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const isLate = command.failure instanceof Refusal && command.failure.code === 'record.changed'
  return (
    <>
      <PageHead
        title={title}
        trail={[{ name: t('orders.title'), to: '/supervision' }, { name: held?.matter ?? title }]}
        facts={t('draft.facts')}
      />
      <div className="stack">
        <Card label={title}>
          <div className="part">
            <Form onSubmit={command.send} refusal={command.failure}>
              <DraftFields typed={draft.value} onChange={(change) => draft.set((was) => ({ ...was, ...change }))} />
              <AlreadyThere typed={draft.value} />
              {isLate && held ? <Theirs held={held} /> : null}
              <FormFoot
                refusal={command.failure ? failureWords(command.failure) : null}
                draft={<DraftNote draft={draft} />}
              >
                <Button kind="primary" type="submit" isBusy={command.isBusy}>
                  {t('draft.save')}
                </Button>
                <LinkButton to={held ? `/supervision/${held.id}` : '/supervision'}>{t('action.cancel')}</LinkButton>
              </FormFoot>
            </Form>
          </div>
        </Card>
      </div>
    </>
  )
}

/** The guard against supervising one matter twice, while the order is typed. */
function AlreadyThere({ typed }: { typed: OrderDraft }) {
  const { unit, subject, matter, problem } = typed
  const when = unit !== null && problem !== null && (subject !== null || matter.trim().length >= 4)
  const found = useOperation(
    contract.overlaps,
    {
      ...{ unitId: unit?.id ?? '', problem: problem ?? 'other', matter },
      ...(subject?.kind === 'task' ? { taskId: subject.id } : {}),
      ...(subject?.kind === 'line' ? { lineNo: subject.id } : {}),
    },
    { when, keep: true },
  )
  return when && found.data && found.data.rows.length > 0 ? <Overlaps rows={found.data.rows} /> : null
}

/** What somebody else stored meanwhile; what was typed here stays. */
function Theirs({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  const theirs = typedOf(held)
  return (
    <div className="overlaps" role="status">
      <p>{t('draft.theirs')}</p>
      <ul>
        <li>{theirs.matter}</li>
        <li>{theirs.demand}</li>
        <li>{theirs.standard}</li>
        <li>
          {t('order.term-days', { days: held.term })} {held.dueOn ? day(held.dueOn, 'year') : ''}
        </li>
      </ul>
    </div>
  )
}
