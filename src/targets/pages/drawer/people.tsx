import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { words } from './words.ts'
import './people.css'

/** The people of a class, masked; beside each, which lines he counts in. The look is on record. */
export function People({ reference }: { reference: string }) {
  const t = useWords(words)
  const day = useDays()
  const [after, setAfter] = useState<readonly string[]>([])
  const last = after.at(-1)
  const answer = useOperation(contract.people, { ref: reference, ...(last ? { after: last } : {}) }, { keep: true })
  return (
    <Loaded of={answer} lines={4}>
      {({ people, figure, next }) => (
        <div className="figure-people">
          <p className="small soft">
            {t('people.title')} <Figure value={figure} withUnit />
          </p>
          <div className="scrolls">
            <table className="ledger">
              <tbody>
                {people.map((one) => (
                  <tr key={`${one.id}${one.figure.ref}`}>
                    <td>{one.name}</td>
                    <td className="small">{one.idNumber}</td>
                    <td className="small not-on-phone">{`${one.record}　${day(one.on)}`}</td>
                    <td>
                      {one.lines.map(({ name, short, counts }) => (
                        <span key={name} title={name}>
                          <Tag tone={counts ? 'blue' : 'struck'}>{short}</Tag>{' '}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="small faint">{t('people.recorded')}</p>
          <div className="row">
            {after.length > 0 ? (
              <Button size="small" onPress={() => setAfter(after.slice(0, -1))}>
                {t('people.back')}
              </Button>
            ) : null}
            {next ? (
              <Button size="small" onPress={() => setAfter([...after, next])}>
                {t('people.more')}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </Loaded>
  )
}
