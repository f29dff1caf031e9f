import { useNavigate, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import type { PlainDate } from '../../../platform/plain-date.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { Button, LinkButton } from '../../../platform/ui/button.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { DraftNote, useDraft } from '../../../platform/ui/draft.tsx'
import { FieldGrid, Shown } from '../../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../../platform/ui/form.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card, PageHead } from '../../../platform/ui/page.tsx'
import { Empty, Loaded, useFailureWords } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import { type Answer, answerOf, IssueLine, isOpen } from './issue-line.tsx'
import { issuePageWords } from './issue-words.ts'
import './issue.css'

type Draft = z.output<typeof contract.draft.output>

/** 下达目标: what each confirmed line would count, what must be asked, and the act itself. */
export default function IssuePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const draft = useOperation(contract.draft, { policyId: id })
  if (draft.data === undefined && draft.error instanceof Refusal && draft.error.kind === 'conflict')
    return <NotYet policyId={id} why={draft.error.message} />
  return (
    <Loaded of={draft} lines={12}>
      {(data) => <Issue key={data.policy.id} draft={data} />}
    </Loaded>
  )
}

/** What has to be done before a target can be issued, and where. */
function NotYet({ policyId, why }: { policyId: string; why: string }) {
  const t = useWords(issuePageWords)
  return (
    <>
      <PageHead title={t('issue.title')} trail={[{ name: t('issue.policies'), to: '/policies' }]} />
      <Card label={t('issue.title')}>
        <Empty action={<LinkButton to={`/policies/${policyId}`}>{t('issue.to-policy')}</LinkButton>}>{why}</Empty>
      </Card>
    </>
  )
}

interface Filled {
  readonly name: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly answers: Readonly<Record<string, Answer>>
}

const filledOf = ({ name, from, to, lines }: Draft): Filled => ({
  ...{ name, from, to },
  answers: Object.fromEntries(lines.map((line) => [line.code, answerOf(line)])),
})

function Issue({ draft }: { draft: Draft }) {
  const t = useWords(issuePageWords)
  const failureWords = useFailureWords()
  const navigate = useNavigate()
  const kept = useDraft<Filled>(`issue-${draft.policy.id}-${draft.prefix}`, filledOf(draft))
  const filled = kept.value
  const set = (change: Partial<Filled>) => kept.set({ ...filled, ...change })
  const answers = draft.lines.map((line) => ({ line, answer: filled.answers[line.code] ?? answerOf(line) }))
  const open = answers.filter(({ line, answer }) => isOpen(line, answer)).length
  const issue = useCommand(contract.issue, {
    done: () => ({ words: t('issue.done') }),
    onDone: ({ code }) => {
      kept.discard()
      void navigate({ to: `/targets/${code}` } as never)
    },
  })
  const { name, from, to } = filled
  const isReady = open === 0 && from !== null && to !== null && answers.some(({ answer }) => answer.isIn)
  const send = () => {
    if (!isReady) return
    const lines = answers
      .filter(({ answer }) => answer.isIn)
      .map(({ line, answer }) => givenOf(line.no, line.name, answer))
    issue.send({ policyId: draft.policy.id, name, from, to, lines })
  }
  return (
    <>
      <PageHead
        title={t('issue.title')}
        trail={[
          { name: t('issue.policies'), to: '/policies' },
          { name: draft.policy.title, to: `/policies/${draft.policy.id}` },
          { name: t('issue.title') },
        ]}
        facts={t('issue.facts', { title: draft.policy.title, number: draft.policy.number ?? '' })}
      />
      <Form onSubmit={send} refusal={issue.failure}>
        <div className="stack">
          <Card title={t('issue.head')}>
            <FieldGrid columns={3}>
              <TextField
                name="name"
                label={t('issue.name')}
                isRequired
                maxLength={80}
                value={name}
                onChange={(text) => set({ name: text })}
              />
              <DateField
                name="from"
                label={t('issue.from')}
                isRequired
                value={from}
                onChange={(day) => set({ from: day })}
              />
              <DateField name="to" label={t('issue.to')} isRequired value={to} onChange={(day) => set({ to: day })} />
              <Shown label={t('issue.place')}>{draft.place.name}</Shown>
              <Shown label={t('issue.owner')}>{draft.owner?.name ?? draft.place.name}</Shown>
              <Shown label={t('issue.prefix')}>{draft.prefix}-T0 …</Shown>
            </FieldGrid>
          </Card>
          <Card title={t('issue.lines')} aside={t('issue.lines-note')}>
            <ol className="issue-lines">
              {answers.map(({ line, answer }) => (
                <IssueLine
                  key={line.code}
                  line={line}
                  answer={answer}
                  onAnswer={(next) => set({ answers: { ...filled.answers, [line.code]: next } })}
                />
              ))}
            </ol>
            <p className="soft">{t('issue.what-happens', { code: `${draft.prefix}-T0` })}</p>
            <FormFoot
              refusal={
                open > 0
                  ? t('issue.open', { count: open })
                  : issue.failure === null
                    ? null
                    : failureWords(issue.failure)
              }
              draft={<DraftNote draft={kept} />}
            >
              <Button kind="primary" type="submit" isBusy={issue.isBusy} isDisabled={!isReady}>
                {t('issue.run')}
              </Button>
            </FormFoot>
          </Card>
        </div>
      </Form>
    </>
  )
}

/** Only what a person changed is sent: the office reads the rest anew. */
function givenOf(no: number, usual: string, { name, reading, own, measure, baseline, population }: Answer) {
  return {
    no,
    ...(name.trim() === '' || name === usual ? {} : { name: name.trim() }),
    ...(own === null
      ? reading === null
        ? {}
        : { reading }
      : { own: [...own], ...(measure === null ? {} : { measure }) }),
    ...(baseline.trim() === '' ? {} : { baseline: baseline.trim() }),
    ...(population.trim().length < 2 ? {} : { population: population.trim() }),
  }
}
