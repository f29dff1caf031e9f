import { useWords } from '../platform/ui/language.tsx'
import { Loading } from '../platform/ui/states.tsx'
import { ProductMark } from './mark.tsx'
import { words } from './words.ts'

/** What index.html draws, until it is known who is there; bars follow where the answer takes its time. */
export function Frame() {
  const t = useWords(words)
  return (
    <div className="frame">
      <div className="top">
        <span className="brand">
          <ProductMark />
          <span>{t('app.name')}</span>
        </span>
      </div>
      <main className="page">
        <Loading lines={6} />
      </main>
    </div>
  )
}
