import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { words } from './words.ts'

const LIMIT = 10 * 1024 * 1024

/** The task list back in: what was taken, and which rows were not, with their reasons. */
export function ListIn({ planId }: { planId: string }) {
  const t = useWords(words)
  const read = useCommand(contract.readTaskList)
  const told = read.answer
  return (
    <Card title={t('plan.list-in')}>
      <FileDrop
        label={t('plan.list-in')}
        kinds={['.xlsx', '.xls']}
        limit={LIMIT}
        onFile={(file) => read.send({ id: planId, fileName: file.name }, file)}
        progress={read.progress}
        onStop={read.stop}
        hint={t('plan.list-hint')}
      />
      {read.failure ? <ErrorPanel title={t('plan.list-in')} failure={read.failure} /> : null}
      {told ? (
        <>
          <p>{t('plan.list-told', { ...told, refused: told.refused.length })}</p>
          <ul className="plain-list">
            {told.refused.map(({ row, no, reasons }) => (
              <li key={row}>
                {t('plan.list-row', { row })} {no}：{reasons.join(' ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
