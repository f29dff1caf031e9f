import { useParams } from '@tanstack/react-router'
import { addressOf } from '../../../platform/request.ts'
import { LinkButton } from '../../../platform/ui/button.tsx'
import { Grid } from '../../../platform/ui/grid.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Pairs, RecordPage } from '../../../platform/ui/record-page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import type { RecordReceipt } from '../../workbook/contract.ts'
import { words } from '../words.ts'
import { useChinaMoment } from './china-moment.ts'

/** 导入回执: counts of each sheet, every bad cell with how to mend it, the marked workbook to take away. */
export default function RecordReceiptPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const receipt = useOperation(contract.recordReceipt, { id })
  return (
    <Loaded of={receipt} lines={8}>
      {(data) => <Receipt receipt={data} />}
    </Loaded>
  )
}

function Receipt({ receipt }: { receipt: RecordReceipt }) {
  const t = useWords(words)
  const moment = useChinaMoment()
  const when = moment(receipt.droppedAt)
  return (
    <RecordPage
      title={t('drops.receipt')}
      trail={[
        { name: t('people.title'), to: '/people' },
        { name: t('drops.title'), to: '/people/drops' },
        { name: receipt.fileName },
      ]}
      facts={[receipt.fileName, when, receipt.droppedBy ?? ''].join('　')}
      actions={
        receipt.cells.length === 0 ? null : (
          <LinkButton kind="primary" to={addressOf(contract.markedRecords, { id: receipt.id })} download="">
            {t('drops.marked')}
          </LinkButton>
        )
      }
    >
      <Card label={t('drops.receipt')}>
        <div className="part">
          <Pairs
            pairs={(['stored', 'already', 'drafts', 'unmatched'] as const).map((name) => [
              t(`drops.${name}`),
              <span key={name} className="number">
                {receipt[name]}
              </span>,
            ])}
          />
          <p className="dense soft">{t(receipt.cells.length === 0 ? 'drops.all-good' : 'drops.some-bad')}</p>
        </div>
      </Card>
      <Card title={t('drops.sheets')}>
        <Grid
          label={t('drops.sheets')}
          rows={receipt.sheets}
          rowId={(row) => row.name}
          rowName={(row) => row.name}
          columns={[
            { id: 'name', name: t('drops.sheet'), width: 200, grows: true, text: (row) => row.name },
            { id: 'kind', name: t('drops.kind'), width: 120, text: (row) => t(`record-kind.${row.kind}`) },
            { id: 'rows', name: t('drops.rows'), width: 96, align: 'right', text: (row) => row.rows },
            { id: 'stored', name: t('drops.stored'), width: 96, align: 'right', text: (row) => row.stored },
            { id: 'already', name: t('drops.already'), width: 96, align: 'right', text: (row) => row.already },
            { id: 'drafts', name: t('drops.drafts'), width: 96, align: 'right', text: (row) => row.drafts },
            { id: 'unmatched', name: t('drops.unmatched'), width: 120, align: 'right', text: (row) => row.unmatched },
          ]}
          empty=""
        />
      </Card>
      {receipt.cells.length === 0 ? null : (
        <Card title={t('drops.cells')}>
          <Grid
            label={t('drops.cells')}
            rows={receipt.cells}
            rowId={(cell) => `${cell.sheet} ${cell.row} ${cell.column} ${cell.message}`}
            rowName={(cell) => cell.message}
            columns={[
              { id: 'sheet', name: t('drops.sheet'), width: 140, text: (cell) => cell.sheet },
              { id: 'cell', name: t('drops.cell'), width: 80, text: (cell) => `${cell.column}${cell.row}` },
              { id: 'message', name: t('drops.what'), width: 320, grows: true, text: (cell) => cell.message },
            ]}
            empty=""
          />
          {receipt.more ? <p className="dense soft">{t('drops.more')}</p> : null}
        </Card>
      )}
    </RecordPage>
  )
}
