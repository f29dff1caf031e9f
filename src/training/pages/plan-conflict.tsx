import { Button } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Card } from '../../platform/ui/page.tsx'
import type { PlanDraft } from './plan.tsx'
import { words } from './words.ts'
import './training.css'

interface ConflictProps {
  readonly theirs: PlanDraft
  readonly mine: PlanDraft
  readonly onTake: (plan: PlanDraft) => void
}

/** Somebody else changed the plan meanwhile: both stand side by side, and nothing typed is lost. */
export function Conflict({ theirs, mine, onTake }: ConflictProps) {
  const t = useWords(words)
  const rows = useDifferences(theirs, mine)
  return (
    <Card title={t('plan.differs')} aside={<Button onPress={() => onTake(theirs)}>{t('plan.take-theirs')}</Button>}>
      <table className="beside">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{t('plan.theirs')}</th>
            <th scope="col">{t('plan.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, left, right }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{left}</td>
              <td>{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function useDifferences(theirs: PlanDraft, mine: PlanDraft) {
  const t = useWords(words)
  const day = useDays()
  const shown = (plan: PlanDraft): readonly (readonly [name: string, value: string])[] => [
    [t('plan.class-title'), plan.title],
    [t('plan.project-type'), plan.projectType ? t(`type.${plan.projectType}`) : '—'],
    [t('class.occupation'), plan.occupation ?? '—'],
    [t('class.level'), plan.level ? t(`level.${plan.level}`) : '—'],
    [t('plan.certificate'), plan.certificateKind ? t(`certificate.${plan.certificateKind}`) : '—'],
    [t('plan.starts'), plan.startsOn ? day(plan.startsOn, 'year') : '—'],
    [t('plan.ends'), plan.endsOn ? day(plan.endsOn, 'year') : '—'],
    [t('plan.hours'), String(plan.plannedHours ?? '—')],
    [t('plan.county'), plan.unitName],
    [t('plan.place'), plan.place],
    [t('plan.people'), String(plan.plannedPeople ?? '—')],
    [t('plan.fund'), plan.fund ? t(`fund.${plan.fund}`) : '—'],
    [t('plan.groups'), plan.defaultGroups.join('、')],
    [t('plan.late-reason'), plan.lateReason],
  ]
  const left = shown(theirs)
  return shown(mine).flatMap(([name, right], at) =>
    left[at]![1] === right ? [] : [{ name, left: left[at]![1], right }],
  )
}
