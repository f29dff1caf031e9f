import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Pairs } from '../../platform/ui/record-page.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind } from '../rules.ts'
import type { UnitRecord } from './change-dialogs.tsx'
import { UnitChain, UnitLink } from './unit-link.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'

/** Life, both ways up, and what is not dated. */
export function FactsCard({ unit }: { unit: UnitRecord }) {
  const t = useWords(words)
  const when = useWhen()
  const classes = useOperation(contract.unitClasses, {})
  const industry = classes.data?.industries.find(({ code }) => code === unit.industry)
  const ownership = classes.data?.ownerships.find(({ code }) => code === unit.ownership)
  const isPlace = isPlaceKind(unit.kind)
  const isOffice = unit.kind === 'GOV' || unit.kind === 'UNION'
  const from = when(unit.fromOn, unit.precision)
  const life =
    unit.toOn === null ? t('unit.life', { from }) : t('unit.life-ended', { from, to: when(unit.toOn, unit.precision) })
  return (
    <Card title={t('unit.facts')}>
      <Pairs
        pairs={[
          [t('unit.begun'), life],
          [t('tree.territory'), <UnitChain key="territory" chain={unit.territory} top={t('unit.top')} />],
          ...(isPlace
            ? []
            : ([[t('tree.system'), <UnitChain key="system" chain={unit.system} top={t('unit.top')} />]] as const)),
          ...(isPlace || isOffice
            ? []
            : ([
                [t('unit.industry'), industry ? `${industry.code} ${industry.name}` : t('unit.unknown')],
                [
                  t('unit.ownership'),
                  ownership ? t('unit.group', { name: ownership.name, group: ownership.group }) : t('unit.unknown'),
                ],
              ] as const)),
          ...(unit.kind === 'ZONE'
            ? ([[t('unit.counts-in-host'), t(unit.countsInHost ? 'unit.counted' : 'unit.apart')]] as const)
            : []),
          ...(unit.note === null ? [] : ([[t('unit.note'), unit.note]] as const)),
        ]}
      />
    </Card>
  )
}

/** Names and codes with their days, and who came before and after. */
export function LineageCard({ unit }: { unit: UnitRecord }) {
  const t = useWords(words)
  return (
    <Card title={t('unit.names')}>
      <div className="lineage">
        <ul className="spans">
          {unit.names.toReversed().map((name) => (
            <li key={name.fromOn}>
              <span>{name.name}</span>
              <SpanOfDays unit={unit} {...name} />
            </li>
          ))}
        </ul>
        {unit.codes.length === 0 ? null : (
          <>
            <h3 className="small soft">{t('unit.codes')}</h3>
            <ul className="spans">
              {unit.codes.toReversed().map((code) => (
                <li key={`${code.scheme} ${code.fromOn}`}>
                  <span>
                    <span className="number">{code.code}</span>{' '}
                    <span className="faint small">{t(`scheme.${code.scheme}`)}</span>
                  </span>
                  <SpanOfDays unit={unit} {...code} />
                </li>
              ))}
            </ul>
          </>
        )}
        {unit.formerCodes.length === 0 ? null : (
          <p className="small soft">
            {t('unit.former-codes')}：{unit.formerCodes.map(({ code, name }) => `${name} ${code}`).join('、')}
          </p>
        )}
        <Links title={t('unit.predecessors')} links={unit.predecessors} />
        <Links title={t('unit.successors')} links={unit.successors} />
      </div>
    </Card>
  )
}

function Links({ title, links }: { title: string; links: UnitRecord['successors'] }) {
  const t = useWords(words)
  const when = useWhen()
  if (links.length === 0) return null
  return (
    <>
      <h3 className="small soft">{title}</h3>
      <ul className="spans">
        {links.map(({ unit, onDay, share }) => (
          <li key={unit.id}>
            <UnitLink unit={unit} />
            <span className="faint small">
              {when(onDay)} · {share === null ? t('unit.share-unknown') : t('unit.share', { share })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Days as exactly as the change that brought them is known. */
function SpanOfDays({ unit, fromOn, toOn }: { unit: UnitRecord; fromOn: string; toOn: string | null }) {
  const t = useWords(words)
  const when = useWhen()
  const precisionOf = (day: string) =>
    unit.changes.find(({ onDay }) => onDay === day)?.precision ?? (day === unit.fromOn ? unit.precision : 'day')
  const from = when(fromOn, precisionOf(fromOn))
  return (
    <span className="faint small">
      {toOn === null ? t('unit.from-on', { from }) : t('unit.from-to', { from, to: when(toOn, precisionOf(toOn)) })}
    </span>
  )
}
