import { useState } from 'react'
import { contract } from '../platform/sign-in/contract.ts'
import { Button } from '../platform/ui/button.tsx'
import { Dialog } from '../platform/ui/dialog.tsx'
import { Form, FormFoot } from '../platform/ui/form.tsx'
import { useWords } from '../platform/ui/language.tsx'
import { useCommand } from '../platform/ui/office.tsx'
import { useFailureWords } from '../platform/ui/states.tsx'
import { PasswordField, TextField } from '../platform/ui/text-field.tsx'
import { Gate } from './sign-in-page.tsx'
import { words } from './words.ts'

/** The first password is somebody else's: nothing opens before it is changed. */
export function FirstPasswordPage({ login, onChanged }: { login: string; onChanged: () => void }) {
  const t = useWords(words)
  return (
    <Gate title={t('sign-in.change-title')}>
      <PasswordForm login={login} onChanged={onChanged} />
    </Gate>
  )
}

export function PasswordDialog({ login, isOpen, onClose }: { login: string; isOpen: boolean; onClose: () => void }) {
  const t = useWords(words)
  return (
    <Dialog title={t('account.password')} isOpen={isOpen} onClose={onClose}>
      <PasswordForm login={login} onChanged={onClose} />
    </Dialog>
  )
}

function PasswordForm({ login, onChanged }: { login: string; onChanged: () => void }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [former, setFormer] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const change = useCommand(contract.changePassword, {
    done: () => ({ words: t('sign-in.changed') }),
    onDone: onChanged,
  })
  return (
    <Form onSubmit={() => change.send({ former, password })} refusal={change.failure}>
      <div className="unseen">
        <TextField label={t('sign-in.login')} value={login} onChange={() => {}} isReadOnly autoComplete="username" />
      </div>
      <PasswordField label={t('sign-in.former')} name="former" value={former} onChange={setFormer} isRequired />
      <PasswordField
        label={t('sign-in.new')}
        name="password"
        value={password}
        onChange={setPassword}
        isRequired
        autoComplete="new-password"
        hint={t('sign-in.rule')}
      />
      <PasswordField
        label={t('sign-in.repeat')}
        value={again}
        onChange={setAgain}
        isRequired
        autoComplete="new-password"
        validate={(value) => (value === password ? null : t('sign-in.differs'))}
      />
      <FormFoot refusal={change.failure ? failureWords(change.failure) : null}>
        <Button kind="primary" type="submit" isBusy={change.isBusy}>
          {t('sign-in.change')}
        </Button>
      </FormFoot>
    </Form>
  )
}
