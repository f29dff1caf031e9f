import { Button } from '../../../platform/ui/button.tsx'
import { useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { Menu } from '../../../platform/ui/menu.tsx'
import { Card, Tag } from '../../../platform/ui/page.tsx'
import { ClauseBox } from '../../../platform/ui/spine.tsx'
import { Empty } from '../../../platform/ui/states.tsx'
import type { Condition, Rule } from '../../language.ts'
import type { RuleRecord } from '../../rule-admin/contract.ts'
import { linesOf, sentenceOf, withValue } from '../../rule-sentences.ts'
import { Sentence } from './controls.tsx'
import { newTests } from './new-tests.ts'
import { words } from './words.ts'

interface ConditionsProps {
  readonly record: RuleRecord
  readonly rule: Rule
  /** Undefined: read only. */
  readonly onChange: ((rule: Rule) => void) | undefined
}

/** Clause at the left, what the platform asks at the right, one row a condition. */
export function Conditions({ record, rule, onChange }: ConditionsProps) {
  const t = useWords(words)
  const setAll = (conditions: readonly Condition[]) => onChange?.({ ...rule, conditions: [...conditions] })
  const replaced = (at: number, condition: Condition) =>
    setAll(rule.conditions.map((one, place) => (place === at ? condition : one)))
  return (
    <Card title={t('rule.conditions')}>
      {rule.conditions.length === 0 ? <Empty>{t('rule.no-conditions')}</Empty> : null}
      <div className="holder">
        {rule.conditions.map((condition, at) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions stand by their place
            key={at}
            record={record}
            condition={condition}
            onChange={onChange && ((next) => replaced(at, next))}
            onRemove={() => setAll(rule.conditions.filter((_, place) => place !== at))}
          />
        ))}
      </div>
      {onChange ? <Add record={record} rule={rule} onAdd={(one) => setAll([...rule.conditions, one])} /> : null}
    </Card>
  )
}

interface ConditionRowProps {
  readonly record: RuleRecord
  readonly condition: Condition
  readonly onChange: ((condition: Condition) => void) | undefined
  readonly onRemove: () => void
}

function ConditionRow({ record, condition, onChange, onRemove }: ConditionRowProps) {
  const t = useWords(words)
  const { language } = useLanguage()
  const text = record.clauses.find(({ clause }) => clause === condition.clause)?.text ?? ''
  const set =
    onChange &&
    ((path: readonly (string | number)[], value: unknown) =>
      onChange({ ...condition, test: withValue(condition.test, path, value) }))
  return (
    <div className="condition-row">
      <div>
        <ClauseBox text={text} marks={[]} caption={condition.clause} />
      </div>
      <div>
        <h3>{condition.name[language === 'zh' ? 0 : 1]}</h3>
        <Sentence lines={linesOf(condition.test, language)} onSet={set} />
        {onChange ? (
          <div className="row wraps">
            <Clause
              record={record}
              value={condition.clause}
              onChange={(clause) => onChange({ ...condition, clause })}
            />
            <Button
              size="small"
              kind="quiet"
              onPress={() =>
                onChange({ ...condition, name: [sentenceOf(condition.test, 'zh'), sentenceOf(condition.test, 'en')] })
              }
            >
              {t('rule.rename')}
            </Button>
            <Button size="small" kind="quiet" onPress={onRemove}>
              {t('rule.remove')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}

interface ClauseProps {
  readonly record: RuleRecord
  readonly value: string
  readonly onChange: (clause: string) => void
}

function Clause({ record, value, onChange }: ClauseProps) {
  const t = useWords(words)
  return (
    <label className="dense soft">
      {t('rule.new-clause')}{' '}
      <select className="setting" value={value} onChange={({ target }) => onChange(target.value)}>
        {record.clauses.map(({ clause }) => (
          <option key={clause}>{clause}</option>
        ))}
      </select>
    </label>
  )
}

function Add({ record, rule, onAdd }: { record: RuleRecord; rule: Rule; onAdd: (condition: Condition) => void }) {
  const t = useWords(words)
  const clause = rule.conditions.at(-1)?.clause ?? record.clauses[0]?.clause
  if (clause === undefined) return null
  return (
    <div className="row wraps">
      <Menu
        label={t('rule.add')}
        entries={newTests.map(({ id, test }) => ({
          ...{ id, name: t(`add.${id}`) },
          onAction: () => onAdd({ clause, name: [sentenceOf(test, 'zh'), sentenceOf(test, 'en')], test }),
        }))}
      />
      <Tag>{t('rule.reads')}</Tag>
    </div>
  )
}
