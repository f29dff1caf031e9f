import { useState } from 'react'
import { contract as people } from '../../people/contract.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { words } from './words.ts'

const subjects = [
  ...(['person', 'employment', 'certificate', 'title', 'engagement', 'appraisal', 'honour', 'group'] as const),
  'training',
] as const
type Subject = (typeof subjects)[number]

const tones = { open: 'amber', accepted: 'green', refused: 'plain' } as const

/** 这条不对: a worker says what is wrong, and sees the answers. */
export function OwnCorrections() {
  const t = useWords(words)
  const day = useDays()
  const failureWords = useFailureWords()
  const [about, setAbout] = useState<Subject>('person')
  const [says, setSays] = useState('')
  const asked = useOperation(people.ownCorrections, {})
  const send = useCommand(people.askOwnCorrection, {
    done: () => ({ words: t('own.wrong-sent') }),
    onDone: () => setSays(''),
  })
  const rows = asked.data?.rows ?? []
  return (
    <Card title={t('own.wrong')}>
      <Form onSubmit={() => send.send({ about, says })} refusal={send.failure}>
        <p className="dense soft">{t('own.wrong-note')}</p>
        <Select
          label={t('own.wrong-about')}
          name="about"
          value={about}
          onChange={setAbout}
          choices={subjects.map((id) => ({ id, name: t(`about.${id}`) }))}
        />
        <TextField label={t('own.wrong-says')} name="says" lines={2} maxLength={500} value={says} onChange={setSays} />
        <FormFoot refusal={send.failure ? failureWords(send.failure) : null}>
          <Button type="submit" size="touch" isBusy={send.isBusy} isDisabled={says.trim().length < 2}>
            {t('own.wrong-send')}
          </Button>
        </FormFoot>
      </Form>
      {rows.length === 0 ? null : (
        <ul className="own-list">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <b>{t(`about.${row.about}`)}</b>
                <div className="dense">{row.says}</div>
                <div className="dense soft">
                  {row.answer ?? (row.dueOn ? t('own.wrong-due', { day: day(row.dueOn, 'year') }) : '')}
                </div>
              </div>
              <Tag tone={tones[row.state]}>{t(`own.wrong-${row.state}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
