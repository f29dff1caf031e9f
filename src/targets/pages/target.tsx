import { useParams } from '@tanstack/react-router'
import { isPlainDate } from '../../platform/plain-date.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Columns, Tag } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { CourseCard } from './course-card.tsx'
import { OverlapCard } from './overlap-card.tsx'
import { ReportButton } from './report-button.tsx'
import { hasPlan } from './shared/amounts.ts'
import { type At, withoutMap } from './shared/at.ts'
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
  const [filters, setFilters] = useFilters({ place: '', day: '', map: 'own' })
  const at: At = {
    ...(filters.place === '' ? {} : { place: filters.place }),
    ...(isPlainDate(filters.day) ? { asOf: filters.day } : {}),
    ...(filters.map === 'today' ? { map: 'today' as const } : {}),
  }
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
                {data.toReport === null ? null : <ReportButton code={data.code} line={line} month={data.toReport} />}
                <Button onPress={() => window.print()}>{t('action.print')}</Button>
              </>
            }
          >
            <div className="row wraps no-print look-at">
              <DateField
                name="day"
                label={t('look.day')}
                earliest={line.from}
                value={isPlainDate(filters.day) ? filters.day : null}
                onChange={(chosen) => setFilters({ day: chosen ?? '' })}
              />
              <Segmented
                label={t('look.map')}
                size="small"
                value={filters.map === 'today' ? 'today' : 'own'}
                onChange={(map) => setFilters({ map })}
                choices={[
                  { id: 'own', name: t('look.own') },
                  { id: 'today', name: t('look.today') },
                ]}
              />
            </div>
            <Columns>
              <StateCard line={line} />
              <CourseCard line={line} at={withoutMap(at)} />
            </Columns>
            <OverlapCard card={data} at={withoutMap(at)} />
            {data.at.kind === 'COUNTY' || data.at.kind === 'ZONE' || !hasPlan(line) ? null : (
              <Columns shape="map">
                <TilesCard line={line} at={at} />
                <PlacesCard line={line} at={at} />
              </Columns>
            )}
          </RecordPage>
        )
      }}
    </Loaded>
  )
}
