import { useEffect } from 'react'
import { OwnEligibility } from '../../eligibility/pages/shared/own-eligibility.tsx'
import { Button } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { Empty, ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { contract, type OwnPage as Own } from '../contract.ts'
import { Looks } from './looks.tsx'
import { OwnCorrections } from './own-corrections.tsx'
import { OwnRecords } from './own-records.tsx'
import { words } from './words.ts'
import './own.css'

/** 我的: one column, 390 px first. */
export default function OwnPage() {
  const t = useWords(words)
  const own = useOperation(contract.own, {})
  useEffect(() => {
    document.title = t('own.title')
  }, [t])
  return (
    <div className="own">
      <Loaded of={own} lines={10}>
        {(page) => (
          <div className="stack">
            <Head page={page} />
            <OwnEligibility />
            <Card title={t('own.classes')}>
              <Classes page={page} />
            </Card>
            <Card title={t('own.certificates')}>
              <Certificates page={page} />
            </Card>
            {page.groups.length === 0 ? null : (
              <Card title={t('own.groups')}>
                <Groups page={page} />
              </Card>
            )}
            <OwnRecords />
            <OwnCorrections />
            <Looks latest={page.looks} hasMore={page.moreLooks} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

/** Masked on a screen that others may see; in clear when the worker asks. */
function Head({ page }: { page: Own }) {
  const t = useWords(words)
  const open = useCommand(contract.open)
  const clear = open.answer
  const unknown = t('own.unknown')
  return (
    <section className="card part own-head">
      <h1>{t('own.hello', { name: clear?.name ?? page.name })}</h1>
      <dl>
        <dt>{t('own.id')}</dt>
        <dd>{clear?.idNumber ?? page.idNumber}</dd>
        <dt>{t('own.phone')}</dt>
        <dd>{(clear ? clear.phone : page.phone) ?? unknown}</dd>
        <dt>{t('own.employer')}</dt>
        <dd>{page.employer ?? unknown}</dd>
      </dl>
      {clear ? (
        <Button size="touch" onPress={open.reset}>
          {t('own.hide')}
        </Button>
      ) : (
        <Button size="touch" isBusy={open.isBusy} onPress={() => open.send({})}>
          {t('own.show')}
        </Button>
      )}
      {open.failure ? <ErrorPanel failure={open.failure} /> : null}
    </section>
  )
}

function Classes({ page }: { page: Own }) {
  const t = useWords(words)
  const day = useDays()
  if (page.trained.length === 0) return <Empty>{t('own.no-class')}</Empty>
  return (
    <ul className="own-list">
      {page.trained.map((one) => (
        <li key={one.id}>
          <div>
            <b>{one.title}</b>
            <div className="dense soft">{one.institution}</div>
            <div className="dense soft">
              {t('own.from-to', { from: day(one.startsOn, 'year'), to: day(one.endsOn, 'year') })}
              {one.attended === null ? '' : ` · ${t('own.attended', { hours: String(Number(one.attended)) })}`}
            </div>
          </div>
          <Tag tone={one.state === 'finished' || one.state === 'certified' ? 'green' : 'plain'}>
            {t(`class.${one.state}` as 'class.left')}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

function Certificates({ page }: { page: Own }) {
  const t = useWords(words)
  const day = useDays()
  if (page.certificates.length === 0) return <Empty>{t('own.no-certificate')}</Empty>
  return (
    <ul className="own-list">
      {page.certificates.map((one) => (
        <li key={one.id}>
          <div>
            <b>
              {one.occupation}
              {one.level ? ` · ${t(`level.${one.level}` as 'level.junior')}` : ''}
            </b>
            <div className="dense soft">{one.number}</div>
            <div className="dense soft">{one.issuedOn ? day(one.issuedOn, 'year') : t('own.unknown')}</div>
          </div>
          {one.revokedOn ? (
            <Tag tone="struck">{t('own.revoked')}</Tag>
          ) : (
            <Tag tone={one.verified ? 'green' : 'plain'}>{t(one.verified ? 'own.verified' : 'own.to-verify')}</Tag>
          )}
        </li>
      ))}
    </ul>
  )
}

function Groups({ page }: { page: Own }) {
  const t = useWords(words)
  const day = useDays()
  return (
    <ul className="own-list">
      {page.groups.map((group) => (
        <li key={`${group.code}-${group.fromOn}`}>
          <div>
            <b>{t(`group.${group.code}` as 'group.G01')}</b>
            <div className="dense soft">{t('own.since', { day: day(group.fromOn, 'year') })}</div>
          </div>
          <Tag tone={group.verified ? 'green' : 'plain'}>{t(group.verified ? 'own.verified' : 'own.to-verify')}</Tag>
        </li>
      ))}
    </ul>
  )
}
