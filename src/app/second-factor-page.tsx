import { useState } from 'react'
import { contract } from '../platform/sign-in/contract.ts'
import { Button } from '../platform/ui/button.tsx'
import { Dialog } from '../platform/ui/dialog.tsx'
import { Form, FormFoot } from '../platform/ui/form.tsx'
import { useWords } from '../platform/ui/language.tsx'
import { useCommand, useOperation } from '../platform/ui/office.tsx'
import { Loading, useFailureWords } from '../platform/ui/states.tsx'
import { PasswordField } from '../platform/ui/text-field.tsx'
import { CodeField } from './code-field.tsx'
import { Gate } from './sign-in-page.tsx'
import { words } from './words.ts'

/** An administrator who has none yet: nothing opens before it is set up. */
export function SecondFactorPage({ onEnrolled }: { onEnrolled: () => void }) {
  const t = useWords(words)
  return (
    <Gate title={t('factor.title')} note={t('factor.why')}>
      <Enrolment isEnrolled={false} onEnrolled={onEnrolled} />
    </Gate>
  )
}

export function SecondFactorDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(words)
  const state = useOperation(contract.secondFactor, {})
  return (
    <Dialog title={t('factor.title')} isOpen={isOpen} onClose={onClose}>
      {state.data === undefined ? (
        <Loading lines={3} />
      ) : (
        <Enrolment isEnrolled={state.data.isEnrolled} onEnrolled={onClose} />
      )}
    </Dialog>
  )
}

/** Password, secret with its first code, recovery codes: three steps, in one place. */
function Enrolment({ isEnrolled, onEnrolled }: { isEnrolled: boolean; onEnrolled: () => void }) {
  const [wasEnrolled] = useState(isEnrolled)
  const begin = useCommand(contract.beginSecondFactor)
  const confirm = useCommand(contract.confirmSecondFactor)
  if (confirm.answer) return <RecoveryCodes codes={confirm.answer.recoveryCodes} onKept={onEnrolled} />
  if (begin.answer) return <FirstCode offered={begin.answer} confirm={confirm} />
  return <ProveAgain isEnrolled={wasEnrolled} begin={begin} />
}

type Command<Name extends 'beginSecondFactor' | 'confirmSecondFactor'> = ReturnType<
  typeof useCommand<(typeof contract)[Name]>
>

function ProveAgain({ isEnrolled, begin }: { isEnrolled: boolean; begin: Command<'beginSecondFactor'> }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return (
    <Form onSubmit={() => begin.send(isEnrolled ? { password, code } : { password })} refusal={begin.failure}>
      {isEnrolled ? <p className="note">{t('factor.replace')}</p> : null}
      <PasswordField label={t('sign-in.former')} name="password" value={password} onChange={setPassword} isRequired />
      {isEnrolled ? <CodeField label={t('factor.former-code')} value={code} onChange={setCode} /> : null}
      <FormFoot refusal={begin.failure ? failureWords(begin.failure) : null}>
        <Button kind="primary" type="submit" isBusy={begin.isBusy}>
          {t('factor.begin')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function FirstCode({
  offered,
  confirm,
}: {
  offered: { readonly secret: string; readonly uri: string }
  confirm: Command<'confirmSecondFactor'>
}) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [code, setCode] = useState('')
  return (
    <Form onSubmit={() => confirm.send({ code })} refusal={confirm.failure}>
      <p>{t('factor.type-in')}</p>
      <p className="num">
        <b>{offered.secret}</b>
      </p>
      <p>
        <a href={offered.uri}>{t('factor.open-app')}</a>
      </p>
      <CodeField label={t('factor.first-code')} value={code} onChange={setCode} />
      <FormFoot refusal={confirm.failure ? failureWords(confirm.failure) : null}>
        <Button kind="primary" type="submit" isBusy={confirm.isBusy}>
          {t('factor.confirm')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useWords(words)
  return (
    <>
      <p>{t('factor.recovery')}</p>
      <ul className="num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <FormFoot>
        <Button kind="primary" onPress={onKept}>
          {t('factor.kept')}
        </Button>
      </FormFoot>
    </>
  )
}
