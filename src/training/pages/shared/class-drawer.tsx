import { LinkButton } from '../../../platform/ui/button.tsx'
import { Drawer, DrawerNumber } from '../../../platform/ui/drawer.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { usePagesOf } from '../../../platform/ui/pages-of.ts'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import type { Student } from '../../shapes.ts'
import { words } from '../words.ts'
import { CLASS_FIGURE } from './class-figure.ts'

type Kind = 'people' | 'finished' | 'without-hours'

const counts: Readonly<Record<Kind, (student: Student) => boolean>> = {
  people: ({ state }) => state !== 'left',
  finished: ({ state }) => state === 'finished' || state === 'certified',
  'without-hours': ({ state, attended }) => state === 'enrolled' && attended === null,
}

/** The people that a class's number counts, masked; the look is on record. */
export default function ClassDrawer({ figure, onClose }: { readonly figure: string; readonly onClose: () => void }) {
  const t = useWords(words)
  const [, id = '', kind = 'people'] = CLASS_FIGURE.exec(figure) ?? []
  const held = useOperation(contract.record, { id })
  const students = usePagesOf(contract.people, { id })
  const record = held.data
  const value =
    record && { people: record.people, finished: record.finished, 'without-hours': record.withoutHours }[kind as Kind]
  const shown = students.rows.filter(counts[kind as Kind])
  return (
    <Drawer
      label={t('record.students')}
      onClose={onClose}
      scope={record ? `${record.institution} · ${record.title}` : ''}
      head={value ? <DrawerNumber number={value.value ?? '—'} unit={value.unit} /> : null}
      foot={<LinkButton to={`/training/${id}`}>{t('receipt.to-class')}</LinkButton>}
    >
      <Loaded of={students.answer} lines={8}>
        {() => (
          <ul className="part">
            {shown.map((student) => (
              <li key={student.personId} className="row">
                <span>{student.name}</span>
                <span className="soft">{student.idNumber}</span>
                <span className="push faint">{t(`student.${student.state}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {students.onMore ? (
        <button type="button" className="link-button" onClick={() => void students.onMore?.()}>
          {t('hours.more')}
        </button>
      ) : null}
    </Drawer>
  )
}
