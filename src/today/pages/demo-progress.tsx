import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { WorkProgress } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { words } from '../words.ts'

const EVERY_MS = 3000

/** While invented data is still being made: how far it is. Asks again by itself, so that it goes when all is there. */
export function DemoProgress() {
  const t = useWords(words)
  const { data } = useOperation(contract.list, {}, { every: EVERY_MS })
  if (!data?.demo) return null
  const { done, total } = data.demo
  return <WorkProgress label={t('today.demo')} done={Number(done)} total={total === null ? null : Number(total)} />
}
