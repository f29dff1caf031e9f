import type { ReactNode } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { words } from './words.ts'

interface OfOneRuleProps {
  /** Empty: the first rule there is. */
  readonly chosen: string
  readonly onChoose: (ruleId: string) => void
  /** Draws what is asked about the rule, with the field that chooses it. */
  readonly children: (ruleId: string, field: ReactNode) => ReactNode
}

/** What is asked about one rule at a time. */
export function OfOneRule({ chosen, onChoose, children }: OfOneRuleProps) {
  const t = useWords(words)
  const rules = useOperation(contract.rules, {})
  return (
    <Loaded of={rules} lines={8}>
      {({ rules: known }) => {
        const ruleId = chosen === '' ? known[0]?.id : chosen
        if (ruleId === undefined) return <Empty>{t('standing.none')}</Empty>
        const choices = known.map(({ id, name }) => ({ id, name }))
        return children(ruleId, <Select label={t('near.rule')} value={ruleId} onChange={onChoose} choices={choices} />)
      }}
    </Loaded>
  )
}

/** The way back from a place that was opened to all of them. */
export function UpToAll({ place, onUp }: { place: string; onUp: () => void }) {
  const t = useWords(words)
  if (place === '') return null
  return (
    <Button kind="quiet" onPress={onUp}>
      {t('results.up')}
    </Button>
  )
}
