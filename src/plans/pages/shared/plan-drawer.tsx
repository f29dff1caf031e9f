import { Link } from '@tanstack/react-router'
import { Drawer, DrawerNumber } from '../../../platform/ui/drawer.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { TaskLight } from '../plan-parts.tsx'
import { words } from '../words.ts'

/** What a number of a plan counts: the tasks, milestones or reports behind it. */
export default function PlanDrawer({ figure, onClose }: { readonly figure: string; readonly onClose: () => void }) {
  const t = useWords(words)
  const told = useOperation(contract.counted, { figure })
  const { data } = told
  return (
    <Drawer
      label={t('plan.tasks')}
      width="cell"
      onClose={onClose}
      scope={data?.title ?? ''}
      head={data ? <DrawerNumber number={data.figure.value ?? '—'} unit={data.figure.unit} /> : null}
    >
      <Loaded of={told} lines={8}>
        {({ rows }) => (
          <ul className="part">
            {rows.map(({ id, what, detail, light }) => (
              <li key={`${id} ${what} ${detail}`} className="row">
                {light ? <TaskLight light={light} /> : null}
                <Link to={`/tasks/${id}` as never}>{what}</Link>
                <span className="push faint">{detail}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Drawer>
  )
}
