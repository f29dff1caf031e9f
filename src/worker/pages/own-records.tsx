import { contract as people } from '../../people/contract.ts'
import { headInWords, labelWords, valueInWords } from '../../people/pages/shared/record-words.ts'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { words as ownWords } from './words.ts'

const words = { ...ownWords, ...labelWords }

/** What is on record of the worker besides certificates and groups, which have their own cards. */
export function OwnRecords() {
  const t = useWords(words)
  const day = useDays()
  const own = useOperation(people.ownRecords, {})
  const records = (own.data?.records ?? []).filter(({ kind }) => kind !== 'certificate' && kind !== 'group')
  if (records.length === 0) return null
  return (
    <Card title={t('own.records')}>
      <ul className="own-list">
        {records.map((record) => {
          const inWords = (name: string, value: string) =>
            valueInWords(record.kind, name, value, t, (one) => day(one, 'year'))
          const { fromOn, toOn } = record.values
          return (
            <li key={record.id}>
              <div>
                <b>{headInWords(record, inWords)}</b>
                <div className="dense soft">
                  {t(`record-kind.${record.kind}`)}
                  {fromOn
                    ? ` · ${
                        toOn
                          ? t('own.from-to', { from: inWords('fromOn', fromOn), to: inWords('toOn', toOn) })
                          : t('own.since-now', { from: inWords('fromOn', fromOn) })
                      }`
                    : ''}
                </div>
              </div>
              {record.revokedOn ? (
                <Tag tone="struck">{t('own.revoked')}</Tag>
              ) : (
                <Tag tone={record.verified ? 'green' : 'plain'}>
                  {t(record.verified ? 'own.verified' : 'own.to-verify')}
                </Tag>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
