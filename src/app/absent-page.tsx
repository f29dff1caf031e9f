import { Button, LinkButton } from '../platform/ui/button.tsx'
import { useWords } from '../platform/ui/language.tsx'
import { PageHead } from '../platform/ui/page.tsx'
import '../platform/ui/states.css'

/** No such address, or nothing there for this reader: from outside the two look the same. */
export function AbsentPage() {
  const t = useWords()
  return (
    <>
      <PageHead title={t('error.absent-title')} />
      <div className="card part stack">
        <p className="soft">{t('error.absent')}</p>
        <div className="row">
          <LinkButton to="/">{t('error.home')}</LinkButton>
        </div>
      </div>
    </>
  )
}

/** A page that broke; the shell around it goes on. What the program said is the number to quote. */
export function BrokenPage({ error }: { error: unknown }) {
  const t = useWords()
  const said = error instanceof Error ? error.message : String(error)
  return (
    <div className="error-panel" role="alert">
      <b>{t('error.title')}</b>
      <p>
        {t('error.defect')} {t('error.number', { number: said })}
      </p>
      <Button size="small" onPress={() => location.reload()}>
        {t('action.again')}
      </Button>
    </div>
  )
}
