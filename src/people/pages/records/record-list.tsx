import { Button } from '../../../platform/ui/button.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { Menu, type MenuEntry } from '../../../platform/ui/menu.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { Empty } from '../../../platform/ui/states.tsx'
import type { OneRecord, PersonRecords, RecordDraft } from '../../records/contract.ts'
import { revocable } from '../../records/fields.ts'
import type { RecordKind } from '../../records/kinds.ts'
import { type KnownList, knownLists } from '../../records/values.ts'
import { headFields } from '../shared/record-words.ts'
import { words } from '../words.ts'
import type { RecordAct } from './record-acts.tsx'
import { useShownValue } from './shown-value.ts'

interface RecordListProps {
  readonly kind: RecordKind
  readonly all: PersonRecords
  readonly clearNumbers: ReadonlyMap<string, string | null>
  readonly onEdit: (record: OneRecord | null, draft: RecordDraft | null) => void
  readonly onAct: (act: RecordAct) => void
}

/** Records of one kind: drafts to mend first, then what stands, then what was struck. */
export function RecordList({ kind, all, clearNumbers, onEdit, onAct }: RecordListProps) {
  const t = useWords(words)
  const drafts = all.drafts.filter((draft) => draft.kind === kind)
  const records = all.records.filter((record) => record.kind === kind)
  return (
    <div className="stack">
      <div className="row wraps record-head">
        {all.mayWrite ? (
          <Button size="small" onPress={() => onEdit(null, null)}>
            {t('records.add')}
          </Button>
        ) : null}
        <ListState kind={kind} all={all} isEmpty={records.every(({ struckOn }) => struckOn)} onAct={onAct} />
      </div>
      {drafts.length + records.length === 0 ? <Empty>{t('records.none')}</Empty> : null}
      <ul className="person-list">
        {drafts.map((draft) => (
          <DraftLine key={draft.id} {...{ draft, all, onEdit, onAct }} />
        ))}
        {records.map((record) => (
          <RecordLine key={record.id} {...{ record, all, onEdit, onAct }} clear={clearNumbers.get(record.id) ?? null} />
        ))}
      </ul>
    </div>
  )
}

type LineProps = Pick<RecordListProps, 'all' | 'onEdit' | 'onAct'>

function RecordLine({ record, clear, all, onEdit, onAct }: LineProps & { record: OneRecord; clear: string | null }) {
  const t = useWords(words)
  const shown = useShownValue()
  const day = useDays()
  const { kind, values } = record
  const values_ = clear === null ? values : { ...values, number: clear }
  const head = headFields[kind].filter((name) => values[name])
  const rest = Object.keys(values).filter((name) => values[name] && !head.includes(name) && !DAYS.has(name))
  return (
    <li className={record.struckOn ? 'record struck' : 'record'}>
      <span className="two-lines">
        <span>
          {head.map((name) => shown(kind, name, values[name]!)).join(' · ') || t('person.unknown')}
          {values.fromOn ? (
            <span className="soft">
              {'　'}
              {values.toOn
                ? t('person.from-to', {
                    from: shown(kind, 'fromOn', values.fromOn),
                    to: shown(kind, 'toOn', values.toOn),
                  })
                : t('records.until-now', { from: shown(kind, 'fromOn', values.fromOn) })}
            </span>
          ) : null}
        </span>
        <small className="faint">
          {[
            ...rest.map(
              (name) => `${t(`record-field.${name}` as 'record-field.post')} ${shown(kind, name, values_[name]!)}`,
            ),
            t('records.source', { source: record.source }),
            ...(record.paperId ? [t('records.paper')] : []),
          ].join(' · ')}
        </small>
        {record.warnings.map(({ field, message }) => (
          <small key={field} className="record-warning">
            {t(`record-field.${field}` as 'record-field.post')}：{message}
          </small>
        ))}
      </span>
      <span className="row record-state">
        {record.struckOn ? (
          <Tag tone="struck">{t('records.struck')}</Tag>
        ) : record.revokedOn ? (
          <Tag tone="struck">
            {t('person.revoked')} {day(record.revokedOn, 'year')}
          </Tag>
        ) : (
          <Tag tone={record.verified ? 'green' : 'plain'}>
            {t(record.verified ? 'person.verified' : 'person.to-verify')}
          </Tag>
        )}
        <RecordMenu {...{ record, all, onEdit, onAct }} />
      </span>
    </li>
  )
}

const DAYS = new Set(['fromOn', 'toOn'])

function RecordMenu({ record, all, onEdit, onAct }: LineProps & { record: OneRecord }) {
  const t = useWords(words)
  const mayChange = all.mayWrite && !record.struckOn && (all.mayVerify || !record.verified)
  const act = (name: 'verify' | 'revoke' | 'strike'): MenuEntry => ({
    ...{
      id: name,
      name: t(`records.${name}`),
      danger: name !== 'verify',
      onAction: () => onAct({ act: name, record }),
    },
  })
  const { paperId } = record
  const entries: MenuEntry[] = [
    ...(mayChange ? [{ id: 'correct', name: t('records.correct'), onAction: () => onEdit(record, null) }] : []),
    ...(mayChange && all.mayVerify && !record.verified ? [act('verify')] : []),
    ...(paperId && all.mayOpen
      ? [{ id: 'paper', name: t('records.see-paper'), onAction: () => onAct({ act: 'paper', paperId }) }]
      : []),
    ...(mayChange && all.mayVerify && revocable.has(record.kind) && !record.revokedOn ? [act('revoke')] : []),
    ...(mayChange ? [act('strike')] : []),
  ]
  return entries.length === 0 ? null : <Menu label={t('records.more')} size="small" entries={entries} />
}

function DraftLine({ draft, all, onEdit, onAct }: LineProps & { draft: RecordDraft }) {
  const t = useWords(words)
  const shown = useShownValue()
  const head = headFields[draft.kind].flatMap((name) =>
    draft.typed[name] ? [shown(draft.kind, name, draft.typed[name])] : [],
  )
  const record = all.records.find(({ id }) => id === draft.corrects) ?? null
  return (
    <li className="record draft">
      <span className="two-lines">
        <span>{head.join(' · ') || t('person.unknown')}</span>
        {draft.faults.map(({ field, message }) => (
          <small key={field} className="record-warning">
            {t(`record-field.${field}` as 'record-field.post')}：{message}
          </small>
        ))}
      </span>
      <span className="row record-state">
        <Tag tone="amber">{t('records.draft', { count: draft.faults.length })}</Tag>
        {all.mayWrite ? (
          <>
            <Button size="small" onPress={() => onEdit(record, draft)}>
              {t('records.go-on')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => onAct({ act: 'aside', draftId: draft.id })}>
              {t('records.set-aside')}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  )
}

interface ListStateProps {
  readonly kind: RecordKind
  readonly all: PersonRecords
  readonly isEmpty: boolean
  readonly onAct: (act: RecordAct) => void
}

/** Whether the list is known to be complete: an empty list is none only once somebody has said so. */
function ListState({ kind, all, isEmpty, onAct }: ListStateProps) {
  const t = useWords(words)
  const list = kind as KnownList
  if (!knownLists.includes(list)) return null
  const said = all.lists.find((one) => one.list === list)
  const source = said?.source ?? ''
  return (
    <>
      <span className="soft dense">
        {said ? t(isEmpty ? 'records.known-none' : 'records.complete', { source }) : t('records.not-known')}
      </span>
      {all.mayVerify ? (
        <Button size="small" kind="quiet" onPress={() => onAct({ act: 'list', list, known: !said })}>
          {t(said ? 'records.say-open' : isEmpty ? 'records.say-none' : 'records.say-complete')}
        </Button>
      ) : null}
    </>
  )
}
