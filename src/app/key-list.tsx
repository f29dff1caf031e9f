import { Dialog } from '../platform/ui/dialog.tsx'
import { useListedKeys } from '../platform/ui/keys.tsx'
import { useWords } from '../platform/ui/language.tsx'
import { words } from './words.ts'

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
const nameOf = (key: string) => {
  const last = key.replace('Ctrl+', '')
  const name = shown[last] ?? (last.length === 1 ? last.toUpperCase() : last)
  return key.startsWith('Ctrl+') ? `Ctrl ${name}` : name
}

/** `?`: every key that works now. Keys that do the same share a line. */
export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(words)
  const lines = Map.groupBy(useListedKeys(), (binding) => binding.words)
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="key-list">
        {[...lines].map(([what, bindings]) => (
          <div key={what}>
            <dt>
              {[...new Set(bindings.map((binding) => nameOf(binding.key)))].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
