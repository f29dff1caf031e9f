import { useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { Tag, type TagTone } from '../../platform/ui/page.tsx'
import type { PlanState } from '../plan-rules.ts'
import type { LightSaid } from '../shapes.ts'
import type { TaskState } from '../task-rules.ts'
import { words } from './words.ts'

const planTones: Partial<Record<PlanState, TagTone>> = {
  ...{ submitted: 'amber', deliberated: 'blue', issued: 'green' },
}

export function PlanTag({ state }: { state: PlanState }) {
  const t = useWords(words)
  return <Tag tone={planTones[state] ?? 'plain'}>{t(`planState.${state}`)}</Tag>
}

const taskTones: Partial<Record<TaskState, TagTone>> = {
  ...{ deliberated: 'blue', issued: 'blue', running: 'blue', done: 'amber', closed: 'green' },
  ...{ suspended: 'amber', cancelled: 'struck' },
}

export function TaskTag({ state }: { state: TaskState }) {
  const t = useWords(words)
  return <Tag tone={taskTones[state] ?? 'plain'}>{t(`taskState.${state}`)}</Tag>
}

export const TaskLight = ({ light }: { light: LightSaid }) => (
  <Light value={light.value} word={light.word} reason={light.sentence} />
)
