import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { PlainDate } from '../../../platform/plain-date.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { DraftNote, useDraft } from '../../../platform/ui/draft.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { useKeys } from '../../../platform/ui/keys.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card, Columns, KeyHints, PageHead, Tag } from '../../../platform/ui/page.tsx'
import { useFilters } from '../../../platform/ui/search-state.ts'
import { ErrorPanel, Loaded } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import {
  cellKey,
  changedLines,
  edit,
  hasWrong,
  redo,
  type Sheet,
  type Story,
  sheetOf,
  storyOf,
  type Table,
  undo,
  wantedOf,
} from './sheet.ts'
import { SplitFill } from './split-fill.tsx'
import { SplitGrid } from './split-grid.tsx'
import { MoveCard, TrailCard } from './split-trail.tsx'
import { splitWords } from './split-words.ts'
import './split.css'

/** 分解与调剂: the lines of a target over the places below, with a balance that follows every key. */
export default function SplitPage() {
  const { code } = useParams({ strict: false }) as { code: string }
  const [filters] = useFilters({ place: '' })
  const at = useMemo(() => (filters.place === '' ? { code } : { code, place: filters.place }), [code, filters.place])
  const split = useOperation(contract.split, at)
  return (
    <Loaded of={split} lines={12}>
      {(table) => <Split key={table.token} at={at} table={table} />}
    </Loaded>
  )
}

interface SplitProps {
  readonly at: { readonly code: string; readonly place?: string }
  readonly table: Table
}

function Split({ at, table }: SplitProps) {
  const t = useWords(splitWords)
  const day = useDays()
  const draft = useDraft<Sheet>(`split-${at.code}-${table.at.code}-${table.token}`, sheetOf(table))
  const [story, setStory] = useState<Story>(() => storyOf(draft.value))
  const take = (next: Story) => {
    setStory(next)
    draft.set(next.now)
  }
  const sheet = story.now
  const changed = changedLines(table, sheet)
  const fill = <SplitFill at={at} table={table} sheet={sheet} onEdit={(next) => take(edit(story, next))} />
  useKeys([
    { key: 'Ctrl+z', words: t('split.undo'), run: () => take(undo(story)), whileTyping: true },
    { key: 'Ctrl+y', words: t('split.redo'), run: () => take(redo(story)), whileTyping: true },
  ])
  return (
    <>
      <PageHead
        title={t('split.title')}
        trail={[{ name: table.target.name, to: `/targets/${table.target.code}` }, { name: t('split.title') }]}
        facts={
          <>
            {t('split.facts', {
              place: table.at.name,
              count: table.places.length,
              from: day(table.target.from, 'year'),
              to: day(table.target.to, 'year'),
            })}{' '}
            {table.target.scaled === null ? null : <Tag tone="demo">{table.target.scaled}</Tag>}
          </>
        }
        actions={
          <>
            <Button onPress={() => take(undo(story))} isDisabled={story.past.length === 0}>
              {t('split.undo')}
            </Button>
            <Button onPress={() => take(redo(story))} isDisabled={story.future.length === 0}>
              {t('split.redo')}
            </Button>
          </>
        }
      />
      <div className="stack">
        {table.isFirst ? fill : null}
        <Storing
          at={at}
          table={table}
          sheet={sheet}
          changed={changed}
          onEdit={(next) => take(edit(story, next))}
          onStored={draft.discard}
        >
          <DraftNote
            draft={{
              ...draft,
              discard: () => {
                draft.discard()
                setStory(storyOf(sheetOf(table)))
              },
            }}
          />
        </Storing>
        {table.isFirst ? null : (
          <div className="no-print">
            <Columns>
              {fill}
              <MoveCard at={at} table={table} isChanged={changed.size > 0} />
            </Columns>
          </div>
        )}
        <TrailCard at={at} table={table} />
      </div>
    </>
  )
}

interface StoringProps extends SplitProps {
  readonly sheet: Sheet
  readonly changed: ReadonlySet<string>
  readonly onEdit: (next: Sheet) => void
  readonly onStored: () => void
  readonly children: React.ReactNode
}

/** The sheet, what speaks against it, and the act of storing it. */
function Storing({ at, table, sheet, changed, onEdit, onStored, children }: StoringProps) {
  const t = useWords(splitWords)
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [effectiveFrom, setEffectiveFrom] = useState<PlainDate | null>(null)
  const settled = useSettled(sheet)
  const wrong = hasWrong(table, settled)
  const asked = { ...at, lines: wantedOf(table, settled, ({ code }) => changedLines(table, settled).has(code)) }
  const tried = useOperation(contract.tryOut, asked, { when: !wrong && asked.lines.length > 0, keep: true })
  const store = useCommand(contract.store, { onDone: onStored, done: () => ({ words: t('split.stored') }) })
  const breaches = changed.size === 0 ? table.breaches : (tried.data?.breaches ?? [])
  const overlaps = changed.size === 0 ? table.overlaps : (tried.data?.overlaps ?? [])
  const isLater = !table.isFirst
  const isReady =
    changed.size > 0 &&
    !hasWrong(table, sheet) &&
    breaches.length === 0 &&
    settled === sheet &&
    (!isLater || reason.trim().length > 1)
  const send = () =>
    store.send({
      ...{ ...at, token: table.token, lines: wantedOf(table, sheet, ({ code }) => changed.has(code)), reason },
      documentNo: documentNo.trim() || null,
      ...(effectiveFrom === null ? {} : { effectiveFrom }),
    })
  return (
    <Card label={t('split.title')}>
      <div className="part">
        <SplitGrid
          table={table}
          sheet={sheet}
          onEdit={onEdit}
          breached={new Set(breaches.flatMap(({ line, place }) => (place === null ? [] : [cellKey(line, place)])))}
        />
        <KeyHints
          hints={[
            ['↑ ↓ ← →', t('split.keys-move')],
            ['Ctrl+V', t('split.keys-paste')],
            ['Ctrl+Z', t('split.undo')],
          ]}
        />
      </div>
      <div className="part">
        <Told breaches={breaches} overlaps={overlaps} places={table} isStored={changed.size === 0} />
      </div>
      <div className="part">
        {isLater ? (
          <FieldGrid columns={3}>
            <TextField name="reason" label={t('split.reason')} isRequired value={reason} onChange={setReason} />
            <TextField name="documentNo" label={t('split.document')} value={documentNo} onChange={setDocumentNo} />
            <DateField
              name="effectiveFrom"
              label={t('split.effective')}
              hint={t('split.effective-hint')}
              value={effectiveFrom}
              onChange={setEffectiveFrom}
            />
          </FieldGrid>
        ) : null}
        <div className="row wraps">
          <Button kind="primary" onPress={send} isBusy={store.isBusy} isDisabled={!isReady}>
            {t('split.store')}
          </Button>
          {children}
        </div>
        {store.failure === null ? null : <ErrorPanel failure={store.failure} />}
      </div>
    </Card>
  )
}

const SHOWN = 12

/** Every breach with its arithmetic; overlaps of the whole in full, those of places folded. */
function Told({
  breaches,
  overlaps,
  places,
  isStored,
}: {
  breaches: Table['breaches']
  overlaps: Table['overlaps']
  places: Table
  isStored: boolean
}) {
  const t = useWords(splitWords)
  const named = new Map(places.places.map(({ code, name }) => [code, name]))
  const whole = overlaps.filter(({ place }) => place === null)
  const parts = overlaps.filter(({ place }) => place !== null)
  return (
    <div className="split-told" role="status">
      {breaches.length === 0 ? (
        <p className="soft">✓ {t('split.sound')}</p>
      ) : (
        <>
          <b>{t(isStored ? 'split.breaches-stored' : 'split.breaches')}</b>
          <ul>
            {breaches.slice(0, SHOWN).map((one) => (
              <li key={`${one.line}${one.place}${one.code}`} className="bad">
                {one.sentence}
              </li>
            ))}
          </ul>
        </>
      )}
      {whole.length === 0 && parts.length === 0 ? null : (
        <details>
          <summary>
            {t('split.overlaps')}
            {parts.length === 0 ? '' : `　${t('split.overlaps-more', { count: parts.length })}`}
          </summary>
          <ul className="soft">
            {[...whole, ...parts].map((one) => (
              <li key={`${one.place}${one.sentence}`}>
                {one.place === null ? '' : `${named.get(one.place) ?? ''}　`}
                {one.sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const REST_MS = 350

/** The sheet once the keys have rested: the office is asked about it then. */
function useSettled(sheet: Sheet): Sheet {
  const [settled, settle] = useState(sheet)
  useEffect(() => {
    const timer = setTimeout(() => settle(sheet), REST_MS)
    return () => clearTimeout(timer)
  }, [sheet])
  return settled
}
