import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { addressOf } from '../../../platform/request.ts'
import { Button, LinkButton } from '../../../platform/ui/button.tsx'
import { Select } from '../../../platform/ui/choices.tsx'
import { FileDrop } from '../../../platform/ui/file-drop.tsx'
import { Grid } from '../../../platform/ui/grid.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card, Columns, PageHead } from '../../../platform/ui/page.tsx'
import { ErrorPanel, Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { type RecordKind, recordKinds } from '../../records/kinds.ts'
import { DROP_MEGABYTES } from '../../workbook/contract.ts'
import { words } from '../words.ts'
import { useChinaMoment } from './china-moment.ts'

const ReasonDialog = lazy(async () => ({ default: (await import('../records/reason-dialog.tsx')).ReasonDialog }))

/** 批量登记档案: the template, the drop, what was dropped before, and the way out. */
export default function RecordDropsPage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const drop = useCommand(contract.dropRecords, {
    onDone: ({ id }) => void navigate({ to: `/people/drops/${id}` as never }),
  })
  return (
    <>
      <PageHead
        title={t('drops.title')}
        trail={[{ name: t('people.title'), to: '/people' }, { name: t('drops.title') }]}
        facts={t('drops.facts')}
      />
      <div className="stack">
        <Columns>
          <Card title={t('drops.in')}>
            <FileDrop
              label={t('drops.file')}
              kinds={['.xlsx', '.xls', '.csv']}
              limit={DROP_MEGABYTES * 1024 * 1024}
              onFile={(file) => drop.send({ fileName: file.name }, file)}
              progress={drop.progress}
              onStop={drop.stop}
              isDisabled={drop.isBusy && drop.progress === null}
            />
            <p role="status" className="dense soft">
              {drop.isBusy ? t('drops.working') : t('drops.note')}
            </p>
            {drop.failure ? <ErrorPanel failure={drop.failure} title={t('drops.refused')} /> : null}
          </Card>
          <Card title={t('drops.out')}>
            <Ways />
          </Card>
        </Columns>
        <Card title={t('drops.before')}>
          <Before />
        </Card>
      </div>
    </>
  )
}

/** The template and the export of one kind; an export says what it is for. */
function Ways() {
  const t = useWords(words)
  const [kind, setKind] = useState<RecordKind>('employment')
  const [isAsking, ask] = useState(false)
  return (
    <div className="stack">
      <Select
        label={t('drops.kind')}
        value={kind}
        onChange={setKind}
        choices={recordKinds.map((id) => ({ id, name: t(`record-kind.${id}`) }))}
      />
      <div className="row wraps">
        <LinkButton to={addressOf(contract.recordTemplate, { kind })} download="">
          {t('drops.template')}
        </LinkButton>
        <Button onPress={() => ask(true)}>{t('drops.export')}</Button>
      </div>
      <p className="dense soft">{t('drops.export-note')}</p>
      {isAsking ? (
        <Suspense fallback={null}>
          <ReasonDialog
            {...{ title: t('drops.export'), verb: t('drops.export'), note: t('drops.export-note'), name: 'purpose' }}
            {...{ label: t('open.purpose'), isBusy: false, failure: null, onClose: () => ask(false) }}
            onSend={(purpose) => {
              window.location.assign(addressOf(contract.exportRecords, { kind, purpose }))
              ask(false)
            }}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

function Before() {
  const t = useWords(words)
  const moment = useChinaMoment()
  const navigate = useNavigate()
  const drops = useOperation(contract.recordDrops, {})
  const count = (id: 'stored' | 'already' | 'drafts' | 'unmatched') => ({
    ...{ id, name: t(`drops.${id}`), width: 96, align: 'right' as const },
    text: (row: Record<typeof id, string>) => row[id],
  })
  return (
    <Loaded of={drops} lines={3}>
      {({ rows }) => (
        <Grid
          label={t('drops.before')}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => row.fileName}
          onOpen={(row) => void navigate({ to: `/people/drops/${row.id}` as never })}
          columns={[
            { id: 'fileName', name: t('drops.name'), width: 240, grows: true, text: (row) => row.fileName },
            { id: 'at', name: t('drops.at'), width: 160, text: (row) => moment(row.droppedAt) },
            { id: 'by', name: t('drops.by'), width: 96, text: (row) => row.droppedBy ?? '' },
            ...[count('stored'), count('already'), count('drafts'), count('unmatched')],
          ]}
          empty={t('drops.none')}
        />
      )}
    </Loaded>
  )
}
