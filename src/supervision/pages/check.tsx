import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { type Choice, Radios } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Columns, PageHead } from '../../platform/ui/page.tsx'
import { Pairs } from '../../platform/ui/record-page.tsx'
import { Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { Proofs } from './items.tsx'
import { pageWords } from './words.ts'
import './supervision.css'

/** 核查: the proofs beside the standard; passed, or returned with the reason for each item. */
export default function CheckPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.order, { id })
  return (
    <Loaded of={held} lines={12}>
      {(order) => <CheckForm held={order} />}
    </Loaded>
  )
}

interface Typed {
  readonly result: 'pass' | 'return' | null
  readonly where: 'site' | 'papers'
  readonly second: Choice | null
  readonly reason: string
  /** What is wrong with an item, by its id. */
  readonly wrong: Readonly<Record<string, string>>
}
const EMPTY: Typed = { result: null, where: 'papers', second: null, reason: '', wrong: {} }

function CheckForm({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const typed = useDraft<Typed>(`order-check:${held.id}:${held.returned}`, EMPTY)
  const check = useChecking(held, typed.value, typed.discard)
  const failureWords = useFailureWords()
  const set = (change: Partial<Typed>) => typed.set((was) => ({ ...was, ...change }))
  return (
    <>
      <PageHead
        title={t('check.title', { number: held.number ?? '' })}
        trail={[
          { name: t('orders.title'), to: '/supervision' },
          { name: held.number ?? held.matter, to: `/supervision/${held.id}` },
          { name: t('move.check') },
        ]}
        facts={`${held.matter} · ${held.unit.name}`}
      />
      <Form onSubmit={check.send} refusal={check.failure}>
        <Columns>
          <Card title={t('check.compare')}>
            <Asked held={held} />
            <ul className="order-items">
              {held.items.map((item) => (
                <li key={item.id}>
                  <b>{item.name}</b>
                  <Proofs held={held} item={item} />
                  {typed.value.result === 'return' ? (
                    <TextField
                      label={t('check.wrong')}
                      value={typed.value.wrong[item.id] ?? ''}
                      onChange={(text) => set({ wrong: { ...typed.value.wrong, [item.id]: text } })}
                      maxLength={500}
                      lines={2}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t('check.result')}>
            <Result held={held} typed={typed.value} onChange={set} />
            <FormFoot refusal={check.failure ? failureWords(check.failure) : null} draft={<DraftNote draft={typed} />}>
              <Button kind="primary" type="submit" isBusy={check.isBusy} isDisabled={typed.value.result === null}>
                {t(typed.value.result === 'return' ? 'move.return' : 'check.save')}
              </Button>
              <LinkButton to={`/supervision/${held.id}`}>{t('action.cancel')}</LinkButton>
            </FormFoot>
          </Card>
        </Columns>
      </Form>
    </>
  )
}

/** Passing is recorded with who checked; returning names what is wrong with each item. */
function useChecking(held: OrderRecord, { result, where, second, reason, wrong }: Typed, discard: () => void) {
  const t = useWords(pageWords)
  const navigate = useNavigate()
  const options = {
    done: ({ state }: { state: OrderRecord['state'] }) => ({
      words: t('moves.done', {
        move: t(result === 'return' ? 'move.return' : 'move.check'),
        state: t(`state.${state}`),
      }),
    }),
    onDone: () => {
      discard()
      void navigate({ to: `/supervision/${held.id}` as never })
    },
  }
  const pass = useCommand(contract.check, options)
  const back = useCommand(contract.return, options)
  const of = { id: held.id, version: held.version }
  const send = () => {
    if (result === 'return') {
      const items = Object.entries(wrong).flatMap(([id, text]) => (text.trim() ? [{ id, reason: text.trim() }] : []))
      back.send({ ...of, items })
    } else {
      // Whoever sends this is one of the checkers; the office knows him.
      const checkers = second ? [second.id] : []
      pass.send({ ...of, passed: true, onSite: where === 'site', checkers, reason })
    }
  }
  const used = result === 'return' ? back : pass
  return { send, isBusy: used.isBusy, failure: used.failure }
}

function Asked({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const day = useDays()
  return (
    <Pairs
      pairs={[
        [t('order.demand'), held.demand],
        [t('order.standard'), held.standard],
        [t('order.due'), held.dueOn ? day(held.dueOn, 'year') : '—'],
        [t('order.answered'), held.answeredOn ? day(held.answeredOn, 'year') : '—'],
      ]}
    />
  )
}

interface ResultProps {
  readonly held: OrderRecord
  readonly typed: Typed
  readonly onChange: (change: Partial<Typed>) => void
}

function Result({ held, typed, onChange }: ResultProps) {
  const t = useWords(pageWords)
  const ask = useAsk()
  return (
    <>
      <Radios
        label={t('check.result')}
        isRequired
        value={typed.result}
        onChange={(result) => onChange({ result })}
        choices={[
          { id: 'pass', name: t('check.passed') },
          { id: 'return', name: t('check.return') },
        ]}
      />
      {typed.result === 'return' ? (
        <p className="soft">{t('check.return-what', { term: held.term })}</p>
      ) : (
        <>
          <Radios
            label={t('check.where')}
            value={typed.where}
            onChange={(where) => onChange({ where: where ?? 'papers' })}
            choices={[
              { id: 'papers', name: t('check.papers') },
              { id: 'site', name: t('check.on-site') },
            ]}
          />
          <ComboBox
            label={t('check.second')}
            name="checkers"
            isRequired={typed.where === 'site'}
            hint={t('check.second-hint')}
            value={typed.second}
            onChange={(second) => onChange({ second })}
            find={async (text, signal) => (await ask(contract.checkers, { text }, signal)).hits}
          />
          <TextField
            label={t('check.opinion')}
            name="reason"
            value={typed.reason}
            onChange={(reason) => onChange({ reason })}
            lines={3}
            maxLength={500}
          />
        </>
      )}
    </>
  )
}
