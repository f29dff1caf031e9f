import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Radios, Select } from '../../platform/ui/choices.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { contract as policies } from '../../policies/contract.ts'
import { contract } from '../contract.ts'
import { words } from './words.ts'

type From = 'empty' | 'notice' | 'former'

/** A plan: empty, from the confirmed lines of a notice, or from an earlier plan. */
export default function NewPlan({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [year, setYear] = useState<number | null>(null)
  const [from, setFrom] = useState<From>('notice')
  const [policyId, setPolicy] = useState<string | null>(null)
  const [formerId, setFormer] = useState<string | null>(null)
  const notices = useOperation(policies.list, { state: 'confirmed', text: '' }, { when: from === 'notice' })
  const former = useOperation(contract.list, {}, { when: from === 'former' })
  const create = useCommand(contract.create, {
    done: (plan) => ({ words: t('plan.saved', { title: plan.title }) }),
    onDone: ({ id }) => void navigate({ to: `/plans/${id}` as never }),
  })
  const send = () =>
    create.send({
      ...{ title, year: year as number },
      policyId: from === 'notice' ? policyId : null,
      formerId: from === 'former' ? formerId : null,
    })
  return (
    <Dialog title={t('plans.new')} isOpen onClose={onClose}>
      <Form onSubmit={send} refusal={create.failure}>
        <div className="stack">
          <TextField label={t('plan.title')} name="title" value={title} onChange={setTitle} isRequired autoFocus />
          <NumberField label={t('plans.year')} name="year" value={year} onChange={setYear} minimum={2000} isRequired />
          <Radios
            label={t('plan.from')}
            value={from}
            onChange={(chosen) => chosen && setFrom(chosen)}
            choices={(['notice', 'former', 'empty'] as const).map((id) => ({ id, name: t(`plan.from.${id}`) }))}
          />
          {from === 'notice' ? (
            <Select
              label={t('plan.policy')}
              name="policyId"
              value={policyId}
              onChange={setPolicy}
              choices={(notices.data?.rows ?? []).slice(0, 50).map((one) => ({ id: one.id, name: one.title }))}
            />
          ) : null}
          {from === 'former' ? (
            <Select
              label={t('plan.former')}
              name="formerId"
              value={formerId}
              onChange={setFormer}
              choices={(former.data?.rows ?? []).slice(0, 50).map((one) => ({ id: one.id, name: one.title }))}
            />
          ) : null}
          <FormFoot refusal={create.failure ? failureWords(create.failure) : null}>
            <Button kind="primary" type="submit" isBusy={create.isBusy}>
              {t('plans.new')}
            </Button>
          </FormFoot>
        </div>
      </Form>
    </Dialog>
  )
}
