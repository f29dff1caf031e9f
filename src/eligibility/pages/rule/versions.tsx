import { useDays, useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { Card, Tag } from '../../../platform/ui/page.tsx'
import type { Rule } from '../../language.ts'
import type { RuleVersionTold } from '../../rule-admin/contract.ts'
import { differences } from '../../rule-sentences.ts'
import { words } from './words.ts'

/** Every version with its days, who drafted and published it, and why. */
export function Versions({ versions }: { readonly versions: readonly RuleVersionTold[] }) {
  const t = useWords(words)
  const day = useDays()
  return (
    <Card title={t('versions.title')}>
      <ul className="case-list">
        {versions.map((version, at) => (
          <li key={version.validFrom}>
            <span className="two-lines">
              <span>
                {version.validTo === null
                  ? t('book.from', { from: day(version.validFrom, 'year') })
                  : t('book.from-to', { from: day(version.validFrom, 'year'), to: day(version.validTo, 'year') })}{' '}
                {version.isCurrent ? <Tag tone="green">{t('versions.current')}</Tag> : null}{' '}
                {version.enabled ? null : <Tag>{t('versions.off')}</Tag>}
              </span>
              <small className="soft">
                {version.publishedBy === null
                  ? t('versions.shipped')
                  : t('versions.who', { drafted: version.draftedBy ?? '', published: version.publishedBy })}
                {version.note === null ? '' : `　${version.note}`}
              </small>
              {versions[at + 1] ? (
                <Differences before={read(versions[at + 1]!.rule)} after={read(version.rule)} />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const read = (rule: string): Rule => JSON.parse(rule) as Rule

/** What two versions say differently, as sentences: the former struck, the new one beside it. */
export function Differences({ before, after }: { readonly before: Rule; readonly after: Rule }) {
  const t = useWords(words)
  const { language } = useLanguage()
  const found = differences(before.conditions, after.conditions, language)
  if (found.length === 0) return <small className="faint">{t('diff.none')}</small>
  return (
    <ul className="diff-list">
      {found.map(({ was, now }) => (
        <li key={`${was}${now}`}>
          {was === null ? null : (
            <del>
              <span className="unseen">{t('diff.was')}</span>
              {was}
            </del>
          )}
          {now === null ? null : (
            <ins>
              <span className="unseen">{t('diff.now')}</span>
              {now}
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
}
