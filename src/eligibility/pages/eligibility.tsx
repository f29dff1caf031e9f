import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Tabs } from '../../platform/ui/menu.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { PageHead } from '../../platform/ui/page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { ruleOperations } from '../rule-admin/contract.ts'
import { Candidates } from './candidates.tsx'
import { Doubts } from './doubts.tsx'
import { NearMiss } from './near-miss.tsx'
import { Results } from './results.tsx'
import { RuleBook } from './rule-book.tsx'
import { words } from './words.ts'
import './shared/standing.css'

/** 职业发展贯通: results by place, who is nearly there, lists, doubts, and the rules themselves. */
export default function EligibilityPage() {
  const t = useWords(words)
  const book = useOperation(ruleOperations.ruleBook, {})
  return (
    <>
      <Head />
      <Loaded of={book} lines={8}>
        {({ mayOpen }) => <Rooms mayOpen={mayOpen} label={t('page.title')} />}
      </Loaded>
    </>
  )
}

function Head() {
  const t = useWords(words)
  const day = useDays()
  const rules = useOperation(contract.rules, {})
  const results = useOperation(contract.results, {})
  const run = results.data?.run
  const start = useCommand(contract.start, {
    done: ({ joined }) => ({ words: t(joined ? 'page.joined' : 'page.started') }),
  })
  const count = String(rules.data?.rules.length ?? 0)
  return (
    <>
      <PageHead
        title={t('page.title')}
        facts={run ? t('page.facts', { day: day(run.asOf, 'year'), count }) : t('page.no-run')}
        actions={
          rules.data?.mayRun ? (
            <Button isBusy={start.isBusy} onPress={() => start.send({})}>
              {t('page.run')}
            </Button>
          ) : undefined
        }
      />
      {start.failure ? <ErrorPanel failure={start.failure} /> : null}
      {start.answer ? <Running runId={start.answer.id} /> : null}
    </>
  )
}

/** What a run that was just begun is at; once it is done every answer on the page is asked for again. */
function Running({ runId }: { readonly runId: string }) {
  const t = useWords(words)
  const answers = useQueryClient()
  const [isOver, end] = useState(false)
  const runs = useOperation(contract.runs, {}, isOver ? {} : { every: 1_500 })
  const run = runs.data?.rows.find(({ id }) => id === runId)
  const isDone = run?.state === 'done'
  useEffect(() => {
    if (!isDone) return
    end(true)
    void answers.invalidateQueries()
  }, [isDone, answers])
  return isDone ? null : <p className="note">{t('page.running', { count: run?.persons.value ?? '0' })}</p>
}

function Rooms({ mayOpen, label }: { readonly mayOpen: boolean; readonly label: string }) {
  const t = useWords(words)
  const [{ tab }, set] = useFilters({ tab: 'results' })
  const named = (id: 'results' | 'near' | 'list' | 'doubts' | 'rules', panel: ReactNode) => ({
    ...{ id: id as string, name: t(`tab.${id}`), panel: tab === id ? <div className="tab-room">{panel}</div> : null },
  })
  const ofPeople = mayOpen ? [named('list', <Candidates />), named('doubts', <Doubts />)] : []
  return (
    <Tabs
      label={label}
      value={tab}
      onChange={(next) => set({ tab: next })}
      tabs={[named('results', <Results />), named('near', <NearMiss />), ...ofPeople, named('rules', <RuleBook />)]}
    />
  )
}
