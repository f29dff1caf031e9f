import { useState } from 'react'
import type { z } from 'zod'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { type Choice, Select } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { UnitRecord } from './change-dialogs.tsx'
import { FormDialog } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { UnitLink } from './unit-link.tsx'
import { words } from './words.ts'

type Member = z.output<typeof contract.members.output>['members'][number]
const ROLES = ['MEMBER', 'OFFICE', 'LIAISON_POOL'] as const

/** 成员单位 of a leading body, with what each has to do. Bodies without members show nothing but the way to add one. */
export function MembersCard({ unit, day }: { unit: UnitRecord; day: PlainDate | null }) {
  const t = useWords(words)
  const isBody = unit.kind === 'GOV' || unit.kind === 'UNION'
  const members = useOperation(contract.members, { id: unit.id, ...(day ? { day } : {}) }, { when: isBody, keep: true })
  const [isAdding, setAdding] = useState(false)
  const list = members.data
  if (!isBody || !list || (list.members.length === 0 && !list.mayChange)) return null
  const mayChange = list.mayChange && unit.toOn === null
  return (
    <Card
      title={t('members.title')}
      aside={
        mayChange ? (
          <Button size="small" onPress={() => setAdding(true)}>
            {t('members.add')}
          </Button>
        ) : undefined
      }
    >
      <ul className="post-rows">
        {list.members.map((member) => (
          <MemberRow key={member.id} member={member} mayChange={mayChange} />
        ))}
      </ul>
      {isAdding ? <AddDialog unit={unit} onClose={() => setAdding(false)} /> : null}
    </Card>
  )
}

function MemberRow({ member, mayChange }: { member: Member; mayChange: boolean }) {
  const t = useWords(words)
  const me = useOperation(contract.me, {})
  const leave = useCommand(contract.leaveBody, { done: () => ({ words: t('members.left') }) })
  const today = me.data?.officeDay
  return (
    <li>
      <span className="two-lines">
        <UnitLink unit={member.unit} />
        <small className="faint">{member.duty}</small>
      </span>
      <span className="row">
        <span className="soft small">{t(`role.${member.role}`)}</span>
        <Tag tone={member.grade === 'C' ? 'green' : 'plain'}>{t(`grade.${member.grade}`)}</Tag>
        {mayChange && today ? (
          <Button
            size="small"
            kind="quiet"
            isBusy={leave.isBusy}
            onPress={() => leave.send({ id: member.id, onDay: today })}
          >
            {t('members.leave')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

function AddDialog({ unit, onClose }: { unit: UnitRecord; onClose: () => void }) {
  const t = useWords(words)
  const me = useOperation(contract.me, {})
  const [member, setMember] = useState<Choice | null>(null)
  const [typed, setTyped] = useState<{ role: (typeof ROLES)[number]; duty: string; fromOn: PlainDate | null }>({
    ...{ role: 'MEMBER', duty: '', fromOn: me.data?.officeDay ?? null },
  })
  const join = useCommand(contract.joinBody, { onDone: onClose, done: () => ({ words: t('members.joined') }) })
  const send = () =>
    join.send({
      ...{ id: unit.id, memberId: member?.id ?? '', role: typed.role, duty: typed.duty },
      fromOn: typed.fromOn ?? ('' as PlainDate),
    })
  return (
    <FormDialog title={t('members.add')} verb={t('members.add')} command={join} onSubmit={send} onClose={onClose}>
      <FieldGrid columns={3}>
        <UnitPicker
          label={t('members.unit')}
          name="memberId"
          isRequired
          kind="other"
          value={member}
          onChange={setMember}
        />
        <Select
          label={t('members.role')}
          value={typed.role}
          onChange={(role) => setTyped({ ...typed, role })}
          choices={ROLES.map((id) => ({ id, name: t(`role.${id}`) }))}
        />
        <DateField
          label={t('members.from')}
          name="fromOn"
          isRequired
          value={typed.fromOn}
          onChange={(fromOn) => setTyped({ ...typed, fromOn })}
        />
      </FieldGrid>
      <TextField
        label={t('members.duty')}
        name="duty"
        value={typed.duty}
        onChange={(duty) => setTyped({ ...typed, duty })}
      />
    </FormDialog>
  )
}
