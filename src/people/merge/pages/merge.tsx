import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '../../../platform/ui/button.tsx'
import { Radios } from '../../../platform/ui/choices.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card, Columns } from '../../../platform/ui/page.tsx'
import { Pairs, RecordPage } from '../../../platform/ui/record-page.tsx'
import { ErrorPanel, Loaded } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { type Comparison, mergeOperations } from '../contract.ts'
import type { MergeField } from '../merge-rules.ts'
import { Effects } from './effects.tsx'
import { words } from './words.ts'
import '../../pages/people.css'

/** 合并档案: two records side by side, what differs, what a merge would move, and the decision field by field. */
export default function MergePage() {
  const { id, other } = useParams({ strict: false }) as { id: string; other: string }
  const comparison = useOperation(mergeOperations.compareRecords, { survivorId: id, mergedId: other })
  return (
    <Loaded of={comparison} lines={10}>
      {(two) => <Compared key={`${two.survivor.id} ${two.survivor.version} ${two.merged.version}`} two={two} />}
    </Loaded>
  )
}

function Compared({ two }: { two: Comparison }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [choices, choose] = useState<Partial<Record<MergeField, boolean>>>({})
  const [reason, setReason] = useState('')
  const { survivor, merged } = two
  const ask = useCommand(mergeOperations.askMerge, {
    onDone: () => void navigate({ to: `/people/${survivor.id}` as never }),
  })
  const send = () =>
    ask.send({
      ...{ survivorId: survivor.id, mergedId: merged.id, reason, choices },
      ...{ survivorVersion: survivor.version, mergedVersion: merged.version },
    })
  const isBarred = two.locked !== null && !two.locked.mayRestate
  return (
    <RecordPage
      title={t('merge.title')}
      trail={[
        { name: t('merge.people'), to: '/people' },
        { name: survivor.name, to: `/people/${survivor.id}` },
        { name: t('merge.title') },
      ]}
      facts={t('merge.facts')}
      actions={
        <Button onPress={() => void navigate({ to: `/people/${merged.id}/merge/${survivor.id}` as never })}>
          {t('merge.swap')}
        </Button>
      }
      asks={
        two.asked ? (
          <span className="row wraps">
            {t('merge.waiting')}
            <LinkButton size="small" to="/people/merges">
              {t('merge.to-decision')}
            </LinkButton>
          </span>
        ) : undefined
      }
    >
      <Columns>
        <Card title={t('merge.survivor')}>
          <Side side={survivor} />
        </Card>
        <Card title={t('merge.merged')}>
          <Side side={merged} />
        </Card>
      </Columns>
      <Card title={t('merge.differences')}>
        <Differences two={two} choices={choices} choose={(field, take) => choose({ ...choices, [field]: take })} />
      </Card>
      <Effects two={two} />
      {two.asked ? null : (
        <Card label={t('merge.reason')}>
          <div className="part stack">
            {two.pair ? <p className="dense soft">{t('merge.pair')}</p> : null}
            <TextField
              label={t('merge.reason')}
              isRequired
              value={reason}
              onChange={setReason}
              lines={2}
              maxLength={200}
            />
            {ask.failure ? <ErrorPanel failure={ask.failure} /> : null}
            <div>
              <Button
                kind="primary"
                isBusy={ask.isBusy}
                isDisabled={isBarred || reason.trim().length < 2}
                onPress={send}
              >
                {t(two.pair ? 'merge.ask' : 'merge.do')}
              </Button>
            </div>
          </div>
        </Card>
      )}
    </RecordPage>
  )
}

function Side({ side }: { side: Comparison['survivor'] }) {
  const t = useWords(words)
  const day = useDays()
  const { place, registrar } = side
  return (
    <Pairs
      pairs={[
        [
          t('field.name'),
          <Link key="name" to={`/people/${side.id}` as never}>
            {side.name}
          </Link>,
        ],
        [
          t('field.identity'),
          <span key="number" className="nowrap">
            {side.idNumber}
          </span>,
        ],
        [t('merge.classes'), <Figure key="classes" value={side.classes} withUnit />],
        [t('merge.registration'), t('merge.registered', { place, registrar, day: day(side.registeredOn, 'year') })],
      ]}
    />
  )
}

interface DifferencesProps {
  readonly two: Comparison
  readonly choices: Partial<Record<MergeField, boolean>>
  readonly choose: (field: MergeField, take: boolean) => void
}

function Differences({ two, choices, choose }: DifferencesProps) {
  const t = useWords(words)
  if (two.differences.length === 0) return <p className="soft">{t('merge.same')}</p>
  const said = (field: MergeField, value: string | null) =>
    value === null ? t('merge.none') : field === 'sex' ? t(`sex.${value as 'male' | 'female'}`) : value
  return (
    <div className="merge-fields">
      {two.differences.map(({ field, survivor, merged, take }) => (
        <Radios
          key={field}
          label={t(`field.${field}`)}
          value={(choices[field] ?? take) ? 'merged' : 'survivor'}
          onChange={(side) => choose(field, side === 'merged')}
          choices={[
            { id: 'survivor', name: t('merge.stays', { value: said(field, survivor) }) },
            { id: 'merged', name: t('merge.comes', { value: said(field, merged) }) },
          ]}
        />
      ))}
    </div>
  )
}
