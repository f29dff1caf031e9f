import { Figure } from '../../platform/ui/figure.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { words } from './words.ts'

/** 填报负担: what reports ask of each unit, and what the ledger filled in instead. */
export function Burden({ year }: { year: number }) {
  const t = useWords(words)
  const burden = useOperation(contract.burden, { year })
  return (
    <Card title={t('burden.title')} aside={String(year)}>
      <Loaded of={burden} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('burden.none')}</Empty>
          ) : (
            <div className="plan-scroll">
              <table className="plan-table">
                <thead>
                  <tr>
                    <th scope="col">{t('burden.unit')}</th>
                    <th scope="col">{t('burden.asked')}</th>
                    <th scope="col">{t('burden.prefilled')}</th>
                    <th scope="col">{t('burden.minutes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, 30).map(({ unit, asked, prefilled, minutes }) => (
                    <tr key={unit.id}>
                      <th scope="row">{unit.name}</th>
                      <td>
                        <Figure value={asked} withUnit />
                      </td>
                      <td>
                        <Figure value={prefilled} withUnit />
                      </td>
                      <td>
                        <Figure value={minutes} withUnit />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Card>
  )
}
