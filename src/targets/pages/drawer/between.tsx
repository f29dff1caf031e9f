import { useState } from 'react'
import type { PlainDate } from '../../../platform/plain-date.ts'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card, Part } from '../../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { words } from './words.ts'

/** The number on a past day, and what moved it since. */
export function Between({ reference }: { reference: string }) {
  const t = useWords(words)
  const day = useDays()
  const [from, setFrom] = useState<PlainDate | null>(null)
  const moved = useOperation(contract.between, { ref: reference, from: from ?? '2021-01-01' }, { when: from !== null })
  return (
    <Card title={t('between.title')}>
      <Part>
        <DateField label={t('between.from')} value={from} onChange={setFrom} />
        {from === null ? (
          <p className="small soft">{t('between.choose')}</p>
        ) : (
          <Loaded of={moved} lines={4}>
            {(data) => (
              <>
                <p>
                  {day(from)} <Figure value={data.earlier} withUnit />
                  　→　
                  <Figure value={data.later} withUnit />　{data.change}
                </p>
                {data.moved.length === 0 ? (
                  <Empty>{t('between.nothing')}</Empty>
                ) : (
                  <ul className="moved">
                    {data.moved.map((one) => (
                      <li key={`${one.name}${one.on}${one.amount}`} className="row">
                        <span>{day(one.on)}</span>
                        <span className="cut">{one.note ? `${one.name}　${one.note}` : one.name}</span>
                        <b className="push">{one.amount}</b>
                      </li>
                    ))}
                  </ul>
                )}
                {data.rest === null ? null : <p className="small faint">{t('between.rest', { rest: data.rest })}</p>}
              </>
            )}
          </Loaded>
        )}
      </Part>
    </Card>
  )
}
