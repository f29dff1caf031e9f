import { useState } from 'react'
import { Segmented, Select } from '../../platform/ui/choices.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Columns, PageHead, Tag } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract, type LineAt } from '../../targets/contract.ts'
import { hasPlan } from '../../targets/pages/shared/amounts.ts'
import { KeyFigures } from '../../targets/pages/shared/key-figures.tsx'
import { PlacesCard } from '../../targets/pages/shared/places-card.tsx'
import { TilesCard } from '../../targets/pages/shared/tiles-card.tsx'
import { ShapesCard } from './shapes-card.tsx'
import { words } from './words.ts'

/** 驾驶舱: key targets, the map of counties, who lags; every figure opens. */
export default function CockpitPage() {
  const t = useWords(words)
  const day = useDays()
  const answer = useOperation(contract.list, {})
  return (
    <>
      <PageHead
        title={t('cockpit.title')}
        facts={answer.data ? t('cockpit.facts', { day: day(answer.data.asOf, 'year') }) : undefined}
      />
      <Loaded of={answer} lines={10}>
        {({ targets }) => {
          const lines = targets.flatMap((target) => target.lines)
          return lines.length === 0 ? (
            <Card label={t('cockpit.title')}>
              <Empty>{t('cockpit.empty')}</Empty>
            </Card>
          ) : (
            <Board lines={lines} scaled={targets[0]?.scaled ?? null} />
          )
        }}
      </Loaded>
    </>
  )
}

function Board({ lines, scaled }: { lines: readonly LineAt[]; scaled: string | null }) {
  const t = useWords(words)
  const [code, choose] = useState(lines[0]!.code)
  const [view, look] = useState<'tiles' | 'shapes'>('tiles')
  const line = lines.find((one) => one.code === code) ?? lines[0]!
  return (
    <div className="stack">
      {scaled === null ? null : (
        <div>
          <Tag tone="demo">{scaled}</Tag>
        </div>
      )}
      <KeyFigures most={4} />
      <div className="row wraps no-print">
        <Select
          label={t('cockpit.line')}
          value={line.code}
          onChange={choose}
          choices={lines.map((one) => ({ id: one.code, name: one.name, detail: one.code }))}
        />
        <Segmented
          label={t('cockpit.view')}
          value={view}
          onChange={look}
          choices={[
            { id: 'tiles', name: t('view.tiles') },
            { id: 'shapes', name: t('view.shapes') },
          ]}
        />
      </div>
      {hasPlan(line) ? (
        <Columns shape="map">
          {view === 'tiles' ? <TilesCard line={line} at={{}} /> : <ShapesCard line={line} />}
          <PlacesCard line={line} at={{}} />
        </Columns>
      ) : (
        <Card label={t('cockpit.title')}>
          <Empty>{t('cockpit.own-part')}</Empty>
        </Card>
      )}
    </div>
  )
}
