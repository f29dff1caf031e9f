import { useState } from 'react'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Part } from '../../platform/ui/page.tsx'
import { Pairs } from '../../platform/ui/record-page.tsx'
import { EndPairingDialog, VisitDialog } from './pairing-dialogs.tsx'
import type { Pairing } from './pairings.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'

/** One pairing: what it is for, and what each visit found. */
export function PairingPreview({ pairing, mayManage }: { pairing: Pairing; mayManage: boolean }) {
  const t = useWords(words)
  const when = useWhen()
  const [asked, setAsked] = useState<'visit' | 'end' | null>(null)
  const isOpen = pairing.visitDue !== null
  const close = () => setAsked(null)
  const end = pairing.toOn && pairing.endReason ? [[t('pairing.end'), endOf(pairing)] as const] : []
  function endOf({ toOn, endReason }: Pairing) {
    return t('pairing.until', { to: when(toOn!), reason: t(`reason.${endReason!}`) })
  }
  return (
    <>
      <Part>
        <h2>
          {pairing.instructor} · {pairing.enterprise}
        </h2>
        <Pairs
          pairs={[
            [t('pairing.purpose'), pairing.purpose],
            [t('pairing.from'), when(pairing.fromOn)],
            [t('recording.document'), pairing.documentNo ?? '—'],
            ...(pairing.visitDue ? [[t('pairing.visit-by'), when(pairing.visitDue)] as const] : []),
            ...end,
          ]}
        />
        <div className="row wraps">
          {mayManage && isOpen ? (
            <>
              <Button onPress={() => setAsked('visit')}>{t('pairing.visit')}</Button>
              <Button kind="quiet" onPress={() => setAsked('end')}>
                {t('pairing.end')}
              </Button>
            </>
          ) : null}
          <LinkButton kind="quiet" to={`/organisations/${pairing.enterpriseId}`}>
            {pairing.enterprise}
          </LinkButton>
        </div>
      </Part>
      <Part>
        <h3>{t('pairing.visits')}</h3>
        {pairing.visits.length === 0 ? <p className="faint">{t('pairing.no-visits')}</p> : null}
        <ol className="spans">
          {pairing.visits.map((visit) => (
            <li key={visit.id}>
              <span>{visit.found}</span>
              <span className="faint small">{when(visit.onDay)}</span>
            </li>
          ))}
        </ol>
      </Part>
      {asked === 'visit' ? <VisitDialog pairing={pairing} onClose={close} /> : null}
      {asked === 'end' ? <EndPairingDialog pairing={pairing} onClose={close} /> : null}
    </>
  )
}
