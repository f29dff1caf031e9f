import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract, type PolicyHead } from '../contract.ts'
import { words } from './words.ts'

const LIMIT = 50 * 1024 * 1024

/** 政策: what was received and what is in force; a notice is dropped here. */
export default function PoliciesPage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const [filters, setFilters, clear] = useFilters({ text: '', state: 'all' })
  const policies = useOperation(contract.list, filters as { text: string; state: 'all' }, { keep: true })
  const open = (id: string) => void navigate({ to: `/policies/${id}` as never })
  return (
    <ListPage
      title={t('policies.title')}
      facts={t('policies.facts')}
      filters={
        <Filters onClear={filters.text !== '' || filters.state !== 'all' ? clear : undefined}>
          <TextField label={t('policies.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Segmented
            label={t('policies.state')}
            value={filters.state}
            onChange={(state) => setFilters({ state })}
            choices={(['all', 'draft', 'confirmed', 'withdrawn'] as const).map((id) => ({
              id,
              name: t(`state.${id}`),
            }))}
          />
        </Filters>
      }
    >
      {policies.data?.may.receive ? <Receive onReceived={open} /> : null}
      <Loaded of={policies} lines={6}>
        {({ rows }) => <PolicyGrid rows={rows} onOpen={open} />}
      </Loaded>
    </ListPage>
  )
}

function PolicyGrid({ rows, onOpen }: { rows: readonly PolicyHead[]; onOpen: (id: string) => void }) {
  const t = useWords(words)
  return (
    <Grid
      label={t('policies.title')}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      onOpen={(row) => onOpen(row.id)}
      empty={<Empty>{t('policies.empty')}</Empty>}
      columns={[
        {
          id: 'title',
          name: t('policy.title'),
          width: 280,
          grows: true,
          text: (row) => row.title,
          sort: (row) => row.sortKeys.title,
        },
        {
          id: 'number',
          name: t('policy.number'),
          width: 170,
          text: (row) => row.number ?? t('policy.no-number'),
          hideOnPhone: true,
        },
        {
          id: 'issuer',
          name: t('policy.issuer'),
          width: 200,
          sort: (row) => row.sortKeys.issuer,
          text: (row) => row.issuer ?? t('unknown'),
          hideOnPhone: true,
        },
        {
          id: 'issuedOn',
          name: t('policy.issued-on'),
          width: 110,
          sort: (row) => row.issuedOn,
          text: (row) => row.issuedOn ?? t('unknown'),
          hideOnPhone: true,
        },
        {
          ...{ id: 'lines', name: t('policy.lines'), width: 130, align: 'right', hideOnPhone: true },
          text: (row) => t('policy.confirmed-of', { confirmed: row.confirmed, counting: row.counting }),
        },
        {
          id: 'state',
          name: t('policies.state'),
          width: 100,
          text: (row) => t(`state.${row.state}`),
          cell: (row) => <StateTag row={row} />,
        },
      ]}
    />
  )
}

function StateTag({ row }: { row: PolicyHead }) {
  const t = useWords(words)
  const tone = row.state === 'confirmed' ? 'green' : row.state === 'draft' ? 'amber' : 'plain'
  return <Tag tone={tone}>{row.targetCode === null ? t(`state.${row.state}`) : t('state.issued')}</Tag>
}

/** Drop a file, or paste the words; in seconds the draft is open. */
function Receive({ onReceived }: { onReceived: (id: string) => void }) {
  const t = useWords(words)
  const [isPasting, setPasting] = useState(false)
  const receive = useCommand(contract.receive, {
    onDone: ({ id }) => onReceived(id),
    done: ({ known }) => ({ words: t(known ? 'receive.known' : 'receive.done') }),
  })
  return (
    <Card label={t('receive.title')}>
      <div className="part">
        <FileDrop
          label={t('receive.label')}
          kinds={['.txt', '.docx', '.pdf']}
          limit={LIMIT}
          onFile={(file) => receive.send({ name: file.name }, file)}
          progress={receive.progress}
          onStop={receive.stop}
          hint={t('receive.hint')}
        />
        {receive.isBusy && receive.progress === null ? <p className="small faint">{t('receive.reading')}</p> : null}
        {receive.failure ? <ErrorPanel title={t('receive.refused')} failure={receive.failure} /> : null}
        <Button kind="quiet" size="small" onPress={() => setPasting(true)}>
          {t('receive.paste')}
        </Button>
      </div>
      <PasteDialog isOpen={isPasting} onClose={() => setPasting(false)} onReceived={onReceived} />
    </Card>
  )
}

interface PasteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onReceived: (id: string) => void
}

function PasteDialog({ isOpen, onClose, onReceived }: PasteProps) {
  const t = useWords(words)
  const [text, setText] = useState('')
  const paste = useCommand(contract.paste, { onDone: ({ id }) => onReceived(id) })
  return (
    <Dialog
      title={t('receive.paste')}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      foot={
        <Button
          kind="primary"
          isBusy={paste.isBusy}
          isDisabled={text.trim() === ''}
          onPress={() => paste.send({ text })}
        >
          {t('receive.read')}
        </Button>
      }
    >
      <TextField label={t('receive.words')} value={text} onChange={setText} lines={14} />
      {paste.failure ? <ErrorPanel title={t('receive.refused')} failure={paste.failure} /> : null}
    </Dialog>
  )
}
