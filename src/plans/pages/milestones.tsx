import { use } from 'react'
import { addressOf } from '../../platform/request.ts'
import { Button } from '../../platform/ui/button.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { LightShape } from '../../platform/ui/light.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { OfficeContext } from '../../platform/ui/page.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { LARGEST_PROOF, proofKinds } from '../../supervision/orders/proof-rules.ts'
import { contract } from '../contract.ts'
import type { TaskRecord } from '../shapes.ts'
import { ReportSlot } from './report-slot.tsx'
import { words } from './words.ts'
import './plans.css'

type Milestone = TaskRecord['milestones'][number]

/** The milestones of a task, each with its proofs, its report and what is to be done. */
export function Milestones({ task, isWorking = false }: { task: TaskRecord; isWorking?: boolean }) {
  return (
    <ol className="milestones">
      {task.milestones.map((milestone) => (
        <li key={milestone.id}>
          <MilestoneLine milestone={milestone} />
          <Proofs task={task} milestone={milestone} />
          {isWorking && task.may.report ? <Work task={task} milestone={milestone} /> : null}
          {task.slots
            .filter(({ milestoneId }) => milestoneId === milestone.id)
            .map((slot) => (
              <ReportSlot key={slot.id} task={task} slot={slot} isWorking={isWorking} />
            ))}
        </li>
      ))}
    </ol>
  )
}

function MilestoneLine({ milestone: { name, weight, dueOn, reachedOn, proven } }: { milestone: Milestone }) {
  const t = useWords(words)
  const day = useDays()
  return (
    <div className="milestone-line">
      <LightShape value={reachedOn ? 'blue' : 'grey'} />
      <b>{name}</b>
      <span className="number soft">{weight}%</span>
      <span className="push soft">
        {reachedOn
          ? t('task.reached-on', { day: day(reachedOn, 'year') })
          : t('task.due-on', { day: day(dueOn, 'year') })}
        {proven && !reachedOn ? `　${t('task.proven')}` : ''}
      </span>
    </div>
  )
}

function Proofs({ task, milestone }: { task: TaskRecord; milestone: Milestone }) {
  const own = task.proofs.filter(({ milestoneId }) => milestoneId === milestone.id)
  if (own.length === 0) return null
  return (
    <ul className="proofs">
      {own.map(({ id, fileName, who }) => (
        <li key={id}>
          <a href={addressOf(contract.proof, { id: task.id, proofId: id })} download={fileName}>
            {fileName}
          </a>
          <span className="faint">{who}</span>
        </li>
      ))}
    </ul>
  )
}

function Work({ task, milestone }: { task: TaskRecord; milestone: Milestone }) {
  const t = useWords(words)
  const prove = useCommand(contract.prove)
  const reach = useCommand(contract.reach)
  const { officeDay } = use(OfficeContext)
  if (milestone.reachedOn) return null
  const today = (officeDay ?? milestone.dueOn) as typeof milestone.dueOn
  return (
    <>
      <FileDrop
        label={t('task.prove')}
        kinds={proofKinds.map((kind) => `.${kind}`)}
        limit={LARGEST_PROOF * 1024 * 1024}
        onFile={(file) => prove.send({ id: task.id, milestoneId: milestone.id, fileName: file.name }, file)}
        progress={prove.progress}
        onStop={prove.stop}
        hint={t('task.prove-hint')}
      />
      {prove.failure ? <ErrorPanel title={t('task.prove')} failure={prove.failure} /> : null}
      {milestone.proven ? (
        <Button
          isBusy={reach.isBusy}
          onPress={() => reach.send({ id: task.id, milestoneId: milestone.id, onDay: today })}
        >
          {t('task.reach')}
        </Button>
      ) : null}
      {reach.failure ? <ErrorPanel title={t('task.reach')} failure={reach.failure} /> : null}
    </>
  )
}
