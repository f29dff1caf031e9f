import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { plainDate } from '../../platform/plain-date.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { DocumentPage, DraftProgress } from '../../platform/ui/document-page.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, KeyHints, PageHead } from '../../platform/ui/page.tsx'
import { ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { contract, type Line, type Policy } from '../contract.ts'
import { Doubts } from './doubts.tsx'
import { factsOf, isPrinted, isShown, marksOf, nameOf, type Shown, shownKinds, stateOf } from './drafts.ts'
import { HeadForm } from './head-form.tsx'
import { type LineEdit, LineForm } from './line-form.tsx'
import { words } from './words.ts'
import './policies.css'

const KEYS = [
  ['J K', 'keys.up-down'],
  ['Enter', 'keys.confirm'],
  ['E', 'keys.edit'],
  ['X', 'keys.not-this'],
  ['D', 'keys.doubt'],
] as const

/** A notice: its source at the left, what was read from it at the right, decided line by line. */
export default function PolicyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const policy = useOperation(contract.open, { id })
  return (
    <Loaded of={policy} lines={12}>
      {(data) => <PolicyDocument key={data.id} policy={data} />}
    </Loaded>
  )
}

function PolicyDocument({ policy }: { policy: Policy }) {
  const t = useWords(words)
  const [shown, show] = useState<Shown>('counting')
  const lines = policy.lines.filter((line) => isShown(shown, line))
  const [chosen, choose] = useState<string | null>(lines.find(({ state }) => state === 'waiting')?.id ?? null)
  const [hovered, hover] = useState<string | null>(null)
  const [edits, setEdits] = useState<ReadonlyMap<string, LineEdit>>(new Map())
  const next = (id: string) => {
    const at = lines.findIndex((line) => line.id === id)
    const after = [...lines.slice(at + 1), ...lines.slice(0, at)].find(({ state }) => state === 'waiting')
    choose(after?.id ?? null)
  }
  const decide = useCommand(contract.decide, { onDone: ({ id }) => next(id) })
  const send = (id: string, state: 'confirmed' | 'set-aside' | 'waiting') => {
    const line = lines.find((one) => one.id === id)
    if (line && policy.may.decide)
      decide.send({ id: policy.id, no: line.no, version: line.version, state, edit: edits.get(id) ?? {} })
  }
  const edit = (id: string, change: LineEdit) => setEdits((was) => new Map(was).set(id, { ...was.get(id), ...change }))
  const current = lines.find(({ id }) => id === chosen)
  const drafts = lines.map((line) => ({
    ...{ id: line.id, state: stateOf(line), name: nameOf(line, t), facts: factsOf(line, policy.lines, t) },
    ...(line.state === 'waiting' && line.doubts.length > 0 ? { doubt: <Doubts line={line} /> } : {}),
  }))
  return (
    <>
      <PolicyHeadBar policy={policy} />
      <Card label={t('draft.progress')}>
        <div className="part draft-bar">
          <DraftProgress drafts={drafts} chosen={chosen} />
          <div className="row wraps">
            <DraftCounts lines={lines} />
            <Segmented
              label={t('draft.kinds')}
              size="small"
              value={shown}
              onChange={show}
              choices={(Object.keys(shownKinds) as Shown[]).map((id) => ({
                id,
                name: t(`shown.${id}`, { count: countOf(policy, id) }),
              }))}
            />
            <KeyHints hints={KEYS.map(([keys, code]) => [keys, t(code)] as const)} />
          </div>
        </div>
      </Card>
      {decide.failure ? <ErrorPanel failure={decide.failure} /> : null}
      <DocumentPage
        text={policy.source}
        lines={isPrinted(policy.source) ? 'printed' : 'whole'}
        marks={marksOf(lines)}
        drafts={drafts}
        chosen={chosen}
        hovered={hovered}
        onChoose={choose}
        onHover={hover}
        onConfirm={(id) => send(id, 'confirmed')}
        onRefuse={(id) => send(id, 'set-aside')}
        onEdit={(id) => {
          choose(id)
          document.querySelector<HTMLElement>('.draft-item.chosen .line-form input')?.focus()
        }}
        editor={
          current && policy.may.decide ? (
            <LineForm
              line={current}
              others={policy.lines}
              edit={edits.get(current.id) ?? {}}
              onEdit={(change) => edit(current.id, change)}
            />
          ) : null
        }
        place={current ? t('draft.place', { from: current.start + 1, to: current.end }) : undefined}
        sourceNote={policy.fileName}
        draftsTitle={t(`shown-title.${shown}`)}
        draftsNote={t('draft.never-added')}
        isBusy={decide.isBusy}
      />
    </>
  )
}

const countOf = ({ lines }: Policy, shown: Shown): number => lines.filter((line) => isShown(shown, line)).length

function DraftCounts({ lines }: { lines: readonly Line[] }) {
  const t = useWords(words)
  const count = (state: ReturnType<typeof stateOf>) => lines.filter((line) => stateOf(line) === state).length
  return (
    <span className="small push-next">
      {t('draft.counts', {
        all: lines.length,
        confirmed: count('confirmed'),
        waiting: count('waiting'),
        doubt: count('doubt'),
        aside: count('refused'),
      })}
    </span>
  )
}

function PolicyHeadBar({ policy }: { policy: Policy }) {
  const t = useWords(words)
  const [isCorrecting, setCorrecting] = useState(false)
  const finish = useCommand(contract.finish, { done: () => ({ words: t('finish.done') }) })
  const { id, version, may, targetCode } = policy
  const day = useDays()
  const facts = [
    policy.number ?? t('policy.no-number'),
    policy.issuer ?? t('policy.no-issuer'),
    policy.issuedOn === null ? t('policy.no-day') : day(policy.issuedOn, 'year'),
    t('policy.received', { who: policy.receivedBy, day: day(plainDate(policy.receivedOn), 'year') }),
  ]
  return (
    <>
      <PageHead
        title={policy.title}
        trail={[{ name: t('policies.title'), to: '/policies' }, { name: t('policy.confirming') }]}
        facts={facts.join('　')}
        actions={
          <>
            {may.decide ? <Button onPress={() => setCorrecting(true)}>{t('policy.correct-head')}</Button> : null}
            {policy.state === 'draft' ? (
              <Button
                kind="primary"
                isDisabled={!may.finish}
                isBusy={finish.isBusy}
                onPress={() => finish.send({ id, version })}
              >
                {t('finish.verb')}
              </Button>
            ) : null}
            {may.issue ? (
              <LinkButton kind="primary" to={`/policies/${id}/issue`}>
                {t('issue.verb')}
              </LinkButton>
            ) : null}
            {targetCode === null ? null : <LinkButton to={`/targets/${targetCode}`}>{t('issue.see')}</LinkButton>}
          </>
        }
      />
      {finish.failure ? <ErrorPanel failure={finish.failure} /> : null}
      {isCorrecting ? <HeadForm policy={policy} onClose={() => setCorrecting(false)} /> : null}
    </>
  )
}
