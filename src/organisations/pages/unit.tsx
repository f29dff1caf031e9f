import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isPlainDate, type PlainDate } from '../../platform/plain-date.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Menu } from '../../platform/ui/menu.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Columns, Tag } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { CloseDialog, DescribeDialog, MoveDialog, RenameDialog, type UnitRecord } from './change-dialogs.tsx'
import { MembersCard } from './members-card.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { PostsCard } from './posts-card.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { FactsCard, LineageCard } from './unit-facts.tsx'
import { useHistory } from './unit-history.ts'
import { useWhen } from './when.ts'
import { words } from './words.ts'
import './organisations.css'

/** The record of one unit, today or as of any day. */
export default function UnitPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const [filters, setFilters] = useFilters({ day: '' })
  const day = isPlainDate(filters.day) ? filters.day : null
  const unit = useOperation(contract.unit, { id, ...(day ? { day } : {}) }, { keep: true })
  return (
    <Loaded of={unit} lines={10}>
      {(record) => <Record unit={record} day={day} onDay={(next) => setFilters({ day: next ?? '' })} />}
    </Loaded>
  )
}

interface RecordProps {
  readonly unit: UnitRecord
  readonly day: PlainDate | null
  readonly onDay: (day: PlainDate | null) => void
}

function Record({ unit, day, onDay }: RecordProps) {
  const t = useWords(words)
  const when = useWhen()
  const history = useHistory(unit)
  const [nearest] = unit.territory
  return (
    <RecordPage
      title={unit.name}
      trail={[{ name: t('units.title'), to: '/organisations' }, ...(nearest ? [{ name: nearest.name }] : [])]}
      facts={
        <>
          {t(`kind.${unit.kind}`)} · <span className="number">{unit.code ?? t('unit.no-code')}</span>{' '}
          {unit.invented ? <Tag tone="demo">{t('unit.invented')}</Tag> : null}
        </>
      }
      actions={day === null ? <Actions unit={unit} /> : undefined}
      asks={
        unit.toOn === null ? undefined : (
          <p>{t('unit.ended-banner', { name: unit.name, when: when(unit.toOn, unit.precision) })}</p>
        )
      }
      history={history.length === 0 ? undefined : history}
    >
      <div className="row wraps">
        <DateField label={t('unit.as-of')} value={day} onChange={onDay} />
        {day ? (
          <>
            <span className="soft small">{t('unit.shown-as-of', { day: when(day) })}</span>
            <Button kind="quiet" size="small" onPress={() => onDay(null)}>
              {t('unit.today')}
            </Button>
          </>
        ) : null}
      </div>
      <Columns>
        <FactsCard unit={unit} />
        <LineageCard unit={unit} />
      </Columns>
      <PostsCard unit={unit} day={day} />
      <MembersCard unit={unit} day={day} />
    </RecordPage>
  )
}

type Move = UnitRecord['open'][number]
const CHANGES = ['describe', 'rename', 'move', 'split', 'merge', 'close'] as const
const dialogs = {
  ...{ describe: DescribeDialog, rename: RenameDialog, move: MoveDialog },
  ...{ split: SplitDialog, merge: MergeDialog, close: CloseDialog },
}

function Actions({ unit }: { unit: UnitRecord }) {
  const t = useWords(words)
  const [asked, setAsked] = useState<(typeof CHANGES)[number] | null>(null)
  const open = new Set<Move>(unit.open)
  const Asked = asked === null ? null : dialogs[asked]
  return (
    <>
      {unit.toOn === null ? (
        <LinkButton kind="quiet" to={`/organisations?below=${unit.id}&name=${encodeURIComponent(unit.name)}`}>
          {t('unit.below')}
        </LinkButton>
      ) : null}
      {open.has('open-below') ? (
        <LinkButton to={`/organisations/new?below=${unit.id}`}>{t('units.new')}</LinkButton>
      ) : null}
      {open.has('rename') ? (
        <Menu
          label={t('unit.changes')}
          entries={CHANGES.filter((move) => open.has(move)).map((move) => ({
            ...{ id: move, name: t(`move.${move}`), danger: move === 'close', onAction: () => setAsked(move) },
          }))}
        />
      ) : null}
      {Asked ? <Asked unit={unit} onClose={() => setAsked(null)} /> : null}
    </>
  )
}
