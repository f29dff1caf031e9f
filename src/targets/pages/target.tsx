import { useParams } from '@tanstack/react-router'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Columns, Tag } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { CourseCard } from './course-card.tsx'
import { OverlapCard } from './overlap-card.tsx'
import { PlacesCard } from './shared/places-card.tsx'
import { TilesCard } from './shared/tiles-card.tsx'
import { words } from './shared/words.ts'
import { StateCard } from './state-card.tsx'
import './targets.css'

/** A target at a place: are we on course, and what is to be done. */
export default function TargetPage() {
  const t = useWords(words)
  const day = useDays()
  const { code } = useParams({ strict: false }) as { code: string }
  const [filters] = useFilters({ place: '' })
  const at = filters.place === '' ? {} : { place: filters.place }
  const card = useOperation(contract.card, { code, ...at }, { keep: true })
  return (
    <Loaded of={card} lines={12}>
      {(data) => {
        const line = data.lines.find((one) => one.code === data.line)!
        const isRoot = data.at.code === data.place.code
        return (
          <RecordPage
            title={t('target.title', { place: isRoot ? '' : data.at.name, name: line.name })}
            trail={[
              { name: t('targets.title'), to: '/targets' },
              ...(line.code === data.code ? [] : [{ name: data.name, to: `/targets/${data.code}` }]),
              { name: line.name },
            ]}
            facts={
              <>
                {t('target.facts', { owner: data.owner, day: day(data.asOf, 'year') })}{' '}
                {data.scaled === null ? null : <Tag tone="demo">{data.scaled}</Tag>}
              </>
            }
            actions={
              <>
                {data.may.split ? <LinkButton to={`/targets/${data.code}/split`}>{t('split.verb')}</LinkButton> : null}
                <Button onPress={() => window.print()}>{t('action.print')}</Button>
              </>
            }
          >
            <Columns>
              <StateCard line={line} />
              <CourseCard line={line} at={at} />
            </Columns>
            <OverlapCard card={data} at={at} />
            <Columns shape="map">
              <TilesCard line={line} at={at} />
              <PlacesCard line={line} at={at} />
            </Columns>
          </RecordPage>
        )
      }}
    </Loaded>
  )
}
