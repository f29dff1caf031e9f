import { useState } from 'react'
import type { z } from 'zod'
import { contract as settings } from '../../platform/settings/contract.ts'
import { Button } from '../../platform/ui/button.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { PageHead } from '../../platform/ui/page.tsx'
import { Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { words } from './words.ts'

type Told = z.output<typeof contract.complaints.output>

/** 投诉建议: where to turn; the office sets its own telephone, e-mail and page here. */
export default function ComplaintsPage() {
  const t = useWords(words)
  const told = useOperation(contract.complaints, {})
  return (
    <>
      <PageHead title={t('complaints.title')} />
      <Loaded of={told} lines={5}>
        {(office) => (
          <>
            <div className="card part stack">
              <p>{t('complaints.first')}</p>
              <Ways {...office} />
              <p className="soft">{t('complaints.lines')}</p>
            </div>
            {office.maySet ? <SetForm {...office} /> : null}
          </>
        )}
      </Loaded>
    </>
  )
}

function Ways({ telephone, email, address }: Told) {
  const t = useWords(words)
  if (telephone === null && email === null && address === null) return <p>{t('complaints.none')}</p>
  return (
    <dl className="stack">
      {telephone === null ? null : <Way name={t('complaints.telephone')} to={`tel:${telephone}`} text={telephone} />}
      {email === null ? null : <Way name={t('complaints.email')} to={`mailto:${email}`} text={email} />}
      {address === null ? null : <Way name={t('complaints.address')} to={address} text={address} />}
    </dl>
  )
}

const Way = ({ name, to, text }: { name: string; to: string; text: string }) => (
  <div>
    <dt className="soft">{name}</dt>
    <dd>
      <a href={to} rel="noreferrer">
        {text}
      </a>
    </dd>
  </div>
)

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function SetForm(office: Told) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [telephone, setTelephone] = useState(office.telephone ?? '')
  const [email, setEmail] = useState(office.email ?? '')
  const [address, setAddress] = useState(office.address ?? '')
  const change = useCommand(settings.changeSetting, { done: () => ({ words: t('complaints.saved') }) })
  const save = () =>
    change.send({
      name: 'complaints',
      value: { telephone: orNull(telephone), email: orNull(email), address: orNull(address) },
    })
  return (
    <div className="card part">
      <h2>{t('complaints.set')}</h2>
      <Form onSubmit={save} refusal={change.failure}>
        <FieldGrid columns={3}>
          <TextField
            label={t('complaints.telephone')}
            name="value.telephone"
            value={telephone}
            onChange={setTelephone}
          />
          <TextField label={t('complaints.email')} name="value.email" value={email} onChange={setEmail} />
          <TextField label={t('complaints.address')} name="value.address" value={address} onChange={setAddress} />
        </FieldGrid>
        <FormFoot refusal={change.failure ? failureWords(change.failure) : null}>
          <Button kind="primary" type="submit" isBusy={change.isBusy}>
            {t('complaints.save')}
          </Button>
        </FormFoot>
      </Form>
    </div>
  )
}
