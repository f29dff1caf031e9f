import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { RecordPage } from '../../../platform/ui/record-page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import type { Rule } from '../../language.ts'
import { type RuleRecord, ruleOperations } from '../../rule-admin/contract.ts'
import type { RuleCase } from '../../rule-cases.ts'
import { useRuleState } from '../rule-book.tsx'
import { Cases } from './cases.tsx'
import { Conditions } from './conditions.tsx'
import { Editor } from './editor.tsx'
import { Versions } from './versions.tsx'
import { words } from './words.ts'
import './rule.css'

/** A rule: clause beside condition, cases beneath, versions; and its next version while it is drafted. */
export default function RulePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const record = useOperation(ruleOperations.ruleRecord, { ruleId: id })
  return (
    <Loaded of={record} lines={12}>
      {(rule) => <OneRule key={rule.id} record={rule} />}
    </Loaded>
  )
}

function OneRule({ record }: { readonly record: RuleRecord }) {
  const t = useWords(words)
  const day = useDays()
  const state = useRuleState()(record)
  const [isEditing, edit] = useState(record.draft !== null)
  const isShown = isEditing && (record.mayDraft || record.draft !== null)
  return (
    <RecordPage
      title={record.name}
      trail={[{ name: t('page.title'), to: '/eligibility?tab=rules' }, { name: record.name }]}
      facts={
        <>
          {t('rule.facts', { document: `${record.documentNumber} ${record.documentName}`, id: record.id })}{' '}
          <Tag tone={state.tone}>{state.words}</Tag>{' '}
          {record.validTo === null
            ? t('book.from', { from: day(record.validFrom, 'year') })
            : t('book.from-to', { from: day(record.validFrom, 'year'), to: day(record.validTo, 'year') })}
        </>
      }
      actions={<Switch record={record} isEditing={isShown} onEdit={edit} />}
      asks={record.province === null && record.question === null ? undefined : <Reservations record={record} />}
    >
      {isShown ? <Editor record={record} onLeave={() => edit(false)} /> : <InForce record={record} />}
      <Versions versions={record.versions} />
    </RecordPage>
  )
}

interface SwitchProps {
  readonly record: RuleRecord
  readonly isEditing: boolean
  readonly onEdit: (isEditing: boolean) => void
}

function Switch({ record, isEditing, onEdit }: SwitchProps) {
  const t = useWords(words)
  if (isEditing) return <Button onPress={() => onEdit(false)}>{t('rule.stop')}</Button>
  if (!record.mayDraft && record.draft === null) return null
  return (
    <Button kind="primary" onPress={() => onEdit(true)}>
      {t(record.draft === null ? 'rule.edit' : 'rule.edit-on')}
    </Button>
  )
}

/** Whose practice it is, and what must be settled before it may be enabled. */
function Reservations({ record }: { readonly record: RuleRecord }) {
  const t = useWords(words)
  const { province, grade, question } = record
  return (
    <>
      {province === null ? null : <p>{t('rule.other-province', { province, grade })}</p>}
      {question === null ? null : <p>{t('rule.question', { question })}</p>}
    </>
  )
}

function InForce({ record }: { readonly record: RuleRecord }) {
  const rule = JSON.parse(record.rule) as Rule
  const cases = JSON.parse(record.cases) as RuleCase[]
  const clauses = [...new Set(rule.conditions.map(({ clause }) => clause))]
  return (
    <>
      <Conditions record={record} rule={rule} onChange={undefined} />
      <Cases cases={cases} clauses={clauses} failing={[]} onChange={undefined} />
    </>
  )
}
