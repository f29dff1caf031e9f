import { LinkButton } from '../../platform/ui/button.tsx'
import { Drawer, DrawerLight } from '../../platform/ui/drawer.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Part } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { TaskRecord } from '../shapes.ts'
import { Milestones } from './milestones.tsx'
import { Orders } from './orders.tsx'
import { TaskTag } from './plan-parts.tsx'
import { words } from './words.ts'

interface CellDrawerProps {
  readonly planId: string
  readonly taskId: string
  readonly unitId: string
  readonly onClose: () => void
}

/** One cell: why it has its light, its milestones, reports, proofs and orders. */
export function CellDrawer({ planId, taskId, unitId, onClose }: CellDrawerProps) {
  const t = useWords(words)
  const day = useDays()
  const cell = useOperation(contract.cell, { id: planId, taskId, unitId }, { keep: true })
  const told = cell.data
  const first = told?.tasks[0]
  return (
    <Drawer
      label={told ? t('matrix.light-of', { unit: told.unit, task: told.task }) : t('matrix.task')}
      width="cell"
      onClose={onClose}
      scope={told ? `${told.unit} × ${told.task}` : ''}
      keyHints={[['← → ↑ ↓', t('keys.move')]]}
      head={first ? <DrawerLight value={first.light.value} word={first.light.word} /> : null}
      foot={first ? <LinkButton to={`/tasks/${first.id}`}>{t('matrix.open')}</LinkButton> : null}
    >
      <Loaded of={cell} lines={6}>
        {({ tasks, askedOn }) => (
          <>
            {askedOn ? (
              <Part>
                <p>{t('matrix.not-taken', { day: day(askedOn, 'year') })}</p>
              </Part>
            ) : null}
            {tasks.length === 0 && !askedOn ? <Empty>{t('matrix.nothing')}</Empty> : null}
            {tasks.map((task) => (
              <TaskInCell key={task.id} id={task.id} />
            ))}
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

function TaskInCell({ id }: { id: string }) {
  const held = useOperation(contract.task, { id })
  return (
    <Loaded of={held} lines={6}>
      {(task) => <Facts task={task} />}
    </Loaded>
  )
}

function Facts({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  return (
    <>
      <Part>
        <h3>{task.content}</h3>
        <p className="row">
          <TaskTag state={task.state} /> {task.lead.name}
          <span className="push">
            {t('task.progress')} <Figure value={task.progress} withUnit />
          </span>
        </p>
        <p>{task.light.sentence}</p>
      </Part>
      <Part>
        <h3>{t('task.when')}</h3>
        <Milestones task={task} />
      </Part>
      <Part>
        <h3>{t('task.orders')}</h3>
        <Orders task={task} />
      </Part>
    </>
  )
}
