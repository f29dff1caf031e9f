import { Link } from '@tanstack/react-router'
import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Delta, PaceBar } from '../../platform/ui/pace.tsx'
import { Card, PageHead, Tag } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import type { LineAt } from '../cards/contract.ts'
import { contract } from '../contract.ts'
import { shareOf, sizeOf } from './shared/amounts.ts'
import { words } from './shared/words.ts'

/** 目标: every issued target with its lines, as they stand at the reader's place. */
export default function TargetsPage() {
  const t = useWords(words)
  const day = useDays()
  const answer = useOperation(contract.list, {})
  return (
    <>
      <PageHead
        title={t('targets.title')}
        facts={answer.data ? t('as-of', { day: day(answer.data.asOf, 'year') }) : undefined}
      />
      <Loaded of={answer} lines={8}>
        {({ targets }) =>
          targets.length === 0 ? (
            <Card label={t('targets.title')}>
              <Empty>{t('targets.empty')}</Empty>
            </Card>
          ) : (
            <div className="stack">
              {targets.map((target) => (
                <Card
                  key={target.code}
                  title={target.name}
                  aside={
                    <>
                      {target.scaled === null ? null : <Tag tone="demo">{target.scaled}</Tag>}{' '}
                      <Link to={`/targets/${target.code}` as never}>{t('targets.open')}</Link>
                    </>
                  }
                >
                  <p className="small soft">
                    {t('targets.facts', {
                      owner: target.owner,
                      from: target.from,
                      to: target.to,
                      place: target.place.name,
                    })}
                    {target.working ? ` ${t('targets.working')}` : ''}
                  </p>
                  <LineTable lines={target.lines} />
                </Card>
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function LineTable({ lines }: { lines: readonly LineAt[] }) {
  const t = useWords(words)
  return (
    <div className="scrolls">
      <table className="ledger">
        <thead>
          <tr>
            <th>{t('line')}</th>
            <th className="number">{t('done-of')}</th>
            <th className="not-on-phone">{t('pace')}</th>
            <th className="number">{t('gap')}</th>
            <th>{t('light')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <td>
                <Link to={`/targets/${line.code}` as never}>{line.name}</Link>
              </td>
              <td className="number">
                <Figure value={line.value} /> <span className="faint">/ </span>
                <Figure value={line.target} /> <span className="faint">{line.unit}</span>
              </td>
              <td className="not-on-phone wide-cell">
                <PaceBar done={shareOf(line.value, line.target)} pace={sizeOf(line.gone) / 100} weight="thin" />
              </td>
              <td className="number">{line.gap.value === null ? t('unknown') : <Delta points={sizeOf(line.gap)} />}</td>
              <td>
                <Light value={line.light.value} word={line.light.word} reason={line.light.sentence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
