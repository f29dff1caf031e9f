import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Checkboxes, Select, Tick } from '../../../platform/ui/choices.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { Dialog } from '../../../platform/ui/dialog.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { skillLevelNames, skillLevels, titleLevelNames, titleLevels } from '../../levels.ts'
import type { Proof, RuleCase } from '../../rule-cases.ts'
import { titleSeries } from '../../series.ts'
import { type CaseFields, fieldsOf, type Grades, personOf } from './case-person.ts'
import { words } from './words.ts'

interface CaseDialogProps {
  readonly one: RuleCase
  readonly clauses: readonly string[]
  readonly onSave: (one: RuleCase) => void
  readonly onClose: () => void
}

const proofs: readonly Proof[] = ['yes', 'no', 'unknown']

/** One worked case: the person in a few fields, the day, what must come out, and what it proves. */
export function CaseDialog({ one, clauses, onSave, onClose }: CaseDialogProps) {
  const t = useWords(words)
  const [told, tellCase] = useState(one)
  const [fields, setFields] = useState(() => fieldsOf(one.person))
  const set = (next: Partial<CaseFields>) => setFields({ ...fields, ...next })
  const expect = (next: Partial<RuleCase['expect']>) => tellCase({ ...told, expect: { ...told.expect, ...next } })
  const save = () => onSave({ ...told, person: personOf(told.person, fields, told.asOf) })
  return (
    <Dialog
      title={t('case.dialog', { id: one.id })}
      size="wide"
      isOpen
      onClose={onClose}
      foot={
        <Button kind="primary" isDisabled={told.says.trim() === ''} onPress={save}>
          {t('rule.set')}
        </Button>
      }
    >
      <TextField label={t('case.says')} value={told.says} onChange={(says) => tellCase({ ...told, says })} isRequired />
      <PersonFields fields={fields} onSet={set} />
      <FieldGrid columns={3}>
        <DateField label={t('case.day')} value={told.asOf} onChange={(asOf) => asOf && tellCase({ ...told, asOf })} />
        <Select
          label={t('case.expects')}
          value={told.expect.verdict}
          onChange={(verdict) => expect({ verdict })}
          choices={(['met', 'notMet', 'toVerify'] as const).map((id) => ({ id, name: t(`verdict.${id}`) }))}
        />
        <Select
          label={t('case.kind')}
          value={told.expect.firstDateKind}
          onChange={(firstDateKind) =>
            expect({ firstDateKind, ...(firstDateKind === 'none' ? { firstDate: null } : {}) })
          }
          choices={(['firm', 'likely', 'none'] as const).map((id) => ({ id, name: t(`kind.${id}`) }))}
        />
        <DateField
          label={t('case.first')}
          value={told.expect.firstDate}
          onChange={(firstDate) => expect({ firstDate })}
          isDisabled={told.expect.firstDateKind === 'none'}
        />
      </FieldGrid>
      <Checkboxes
        label={t('case.proves')}
        value={told.proves.map(({ clause, as }) => `${clause} ${as}`)}
        onChange={(ids) => tellCase({ ...told, proves: ids.map(proofOf) })}
        choices={clauses.flatMap((clause) =>
          proofs.map((as) => ({
            id: `${clause} ${as}`,
            name: t('case.proves-one', { clause, proof: t(`proof.${as}`) }),
          })),
        )}
      />
    </Dialog>
  )
}

const proofOf = (id: string): RuleCase['proves'][number] => {
  const at = id.lastIndexOf(' ')
  return { clause: id.slice(0, at), as: id.slice(at + 1) as Proof }
}

function PersonFields({ fields, onSet }: { fields: CaseFields; onSet: (next: Partial<CaseFields>) => void }) {
  const t = useWords(words)
  const { language } = useLanguage()
  const side = language === 'zh' ? 0 : 1
  const none = { id: 'none' as const, name: t('case.none-held') }
  const grades: readonly Grades[] = ['keep', 'qualified', 'unqualified', 'unknown']
  return (
    <FieldGrid columns={3}>
      <Select
        label={t('case.certificate')}
        value={fields.level}
        onChange={(level) => onSet({ level })}
        choices={[none, ...skillLevels.map((id) => ({ id, name: skillLevelNames[id][side] }))]}
      />
      <DateField label={t('case.issued')} value={fields.issuedOn} onChange={(issuedOn) => onSet({ issuedOn })} />
      <Tick isSelected={fields.verified} onChange={(verified) => onSet({ verified })}>
        {t('case.verified')}
      </Tick>
      <Select
        label={t('case.title-level')}
        value={fields.titleLevel}
        onChange={(titleLevel) => onSet({ titleLevel })}
        choices={[none, ...titleLevels.map((id) => ({ id, name: titleLevelNames[id][side] }))]}
      />
      <DateField label={t('case.granted')} value={fields.grantedOn} onChange={(grantedOn) => onSet({ grantedOn })} />
      <DateField label={t('case.work')} value={fields.workFrom} onChange={(workFrom) => onSet({ workFrom })} />
      <Select
        label={t('case.series')}
        value={fields.series}
        onChange={(series) => onSet({ series })}
        choices={titleSeries.map(({ code, name }) => ({ id: code, name: name[side] }))}
      />
      <Select
        label={t('case.grades')}
        value={fields.grades}
        onChange={(chosen) => onSet({ grades: chosen })}
        choices={grades.map((id) => ({ id, name: t(`case.grades-${id}`) }))}
      />
    </FieldGrid>
  )
}
