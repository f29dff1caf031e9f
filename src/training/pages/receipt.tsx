import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../platform/request.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { ReceiptBar, ReceiptCounts, type RowState } from '../../platform/ui/import-page.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Part } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { SheetPreview } from '../../platform/ui/sheet-preview.tsx'
import { ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { Drop } from '../shapes.ts'
import { BadRows } from './bad-rows.tsx'
import { ROSTER_KINDS, ROSTER_LIMIT } from './class.tsx'
import { useMoments } from './moments.ts'
import { useSheet } from './sheet.ts'
import { words } from './words.ts'
import './training.css'

/** 名册导入回执: four counts, the sheet with its bad cells, how to mend them, the marked workbook to take away. */
export default function ReceiptPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const drop = useOperation(contract.receipt, { id })
  useOperation(contract.receipt, { id }, { every: 700, when: drop.data?.state === 'waiting' })
  return (
    <Loaded of={drop} lines={12}>
      {(data) => <ReceiptRecord drop={data} />}
    </Loaded>
  )
}

function ReceiptRecord({ drop }: { drop: Drop }) {
  const t = useWords(words)
  const moment = useMoments()
  const when = moment(drop.droppedAt)
  const isMarked = drop.state === 'stored' && (drop.receipt?.cells.length ?? 0) > 0
  return (
    <RecordPage
      title={t('receipt.title')}
      trail={[
        { name: t('classes.title'), to: '/training' },
        { name: drop.className, to: `/training/${drop.classId}` },
        { name: t('record.rosters') },
      ]}
      facts={t('receipt.facts', { file: drop.fileName, when, who: drop.droppedBy ?? '' })}
      actions={
        <>
          <LinkButton to={`/training/${drop.classId}`} kind={isMarked ? 'plain' : 'primary'}>
            {t('receipt.to-class')}
          </LinkButton>
          {isMarked ? (
            <LinkButton kind="primary" to={addressOf(contract.marked, { id: drop.id })} download="">
              {t('receipt.download')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {drop.state === 'waiting' ? <Working drop={drop} /> : null}
      {drop.state === 'refused' ? (
        <div className="error-panel" role="alert">
          <b>{t('receipt.refused')}</b>
          <p>{drop.refusal?.message}</p>
        </div>
      ) : null}
      {drop.receipt ? <Stored drop={drop} /> : null}
      {drop.state === 'waiting' ? null : <DropAgain drop={drop} />}
    </RecordPage>
  )
}

function Working({ drop }: { drop: Drop }) {
  const t = useWords(words)
  const { phase, done, of } = drop.progress ?? { phase: 'waiting' as const, done: '0', of: null }
  const how =
    phase === 'waiting'
      ? t('receipt.queued')
      : of === null
        ? t('receipt.counting')
        : t('receipt.progress', { done, of })
  return (
    <Card label={t('receipt.title')}>
      <div className="part roster-work" role="status">
        <p>{t('receipt.working')}</p>
        <progress {...(of === null ? {} : { max: Number(of), value: Number(done) })} aria-label={how} />
        <span className="dense soft">{how}</span>
      </div>
    </Card>
  )
}

function Stored({ drop }: { drop: Drop }) {
  const t = useWords(words)
  const [only, setOnly] = useState<RowState | null>(null)
  const { columns, rows } = useSheet(drop)
  const receipt = drop.receipt!
  const numbers = {
    ...{ good: Number(receipt.good), warned: Number(receipt.warned), bad: Number(receipt.bad) },
    skipped: receipt.skipped.length,
  }
  const kinds = new Set(receipt.cells.filter(({ code }) => code.startsWith('E')).map(({ code }) => code)).size
  const amended = drop.amended.value === '0' ? '' : t('receipt.amended', { amended: drop.amended.value })
  return (
    <>
      <div className="card">
        <Part>
          <ReceiptBar numbers={numbers} />
          <ReceiptCounts
            numbers={numbers}
            notes={{
              good: t('receipt.stored', { stored: drop.stored.value, already: drop.already.value }) + amended,
              ...(numbers.warned > 0 && { warned: t('receipt.warned') }),
              bad: numbers.bad === 0 ? t('receipt.all-good') : t('receipt.bad', { kinds }),
              ...(numbers.skipped > 0 && { skipped: t('receipt.skipped') }),
            }}
            chosen={only}
            onChoose={setOnly}
          />
        </Part>
        <Part>
          <FileFacts drop={drop} />
        </Part>
      </div>
      <div className="only-phone">
        <BadRows rows={rows} />
      </div>
      <div className="not-phone">
        <SheetPreview
          columns={columns}
          rows={rows}
          only={only}
          foot={receipt.cut ? `${t('receipt.foot')} ${t('receipt.cut')}` : t('receipt.foot')}
        />
      </div>
    </>
  )
}

/** Which sheet was read, what concerns all of it, and what could not be checked. */
function FileFacts({ drop }: { drop: Drop }) {
  const t = useWords(words)
  const { sheet, headerRow, otherSheets, fileNotices, notChecked } = drop.receipt!
  return (
    <ul className="dense soft">
      <li>{t('receipt.sheet', { sheet, row: headerRow })}</li>
      {otherSheets.length === 0 ? null : <li>{t('receipt.other-sheets', { sheets: otherSheets })}</li>}
      {fileNotices.map(({ code, field, message }) => (
        <li key={`${code}-${field}`}>
          {code} {message}
        </li>
      ))}
      {notChecked.length === 0 ? null : <li>{t('receipt.not-checked', { codes: notChecked })}</li>}
    </ul>
  )
}

function DropAgain({ drop }: { drop: Drop }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const again = useCommand(contract.drop, {
    onDone: ({ id }) => void navigate({ to: `/training/rosters/${id}` as never }),
  })
  return (
    <Card title={t('receipt.again')}>
      <FileDrop
        label={t('record.drop')}
        kinds={ROSTER_KINDS}
        limit={ROSTER_LIMIT}
        onFile={(file) => again.send({ id: drop.classId, fileName: file.name }, file)}
        progress={again.progress}
        onStop={again.stop}
        hint={t('record.drop-hint')}
      />
      {again.failure ? <ErrorPanel title={t('record.drop-refused')} failure={again.failure} /> : null}
    </Card>
  )
}
