import { useState } from 'react'
import { Refusal } from '../platform/refusal.ts'
import { contract } from '../platform/sign-in/contract.ts'
import { Button } from '../platform/ui/button.tsx'
import { Form, FormFoot } from '../platform/ui/form.tsx'
import { useLanguage, useWords } from '../platform/ui/language.tsx'
import { useCommand } from '../platform/ui/office.tsx'
import { useFailureWords } from '../platform/ui/states.tsx'
import { PasswordField, TextField } from '../platform/ui/text-field.tsx'
import { CodeField } from './code-field.tsx'
import { ProductMark } from './mark.tsx'
import { words } from './words.ts'
import '../platform/ui/button.css'

/** Login and password. With `login` it stands over a page whose sign-in has expired, and leads back to it. */
export function SignInPage({ onEntered, login: known }: { onEntered: () => void; login?: string }) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const signIn = useCommand(contract.signIn, {
    onDone: () => {
      setPassword('')
      onEntered()
    },
  })
  // Once asked for, the code stays on the page, whatever the next answer is.
  if (!needsCode && signIn.failure instanceof Refusal && signIn.failure.code === 'sign-in.code-needed')
    setNeedsCode(true)
  return (
    <Gate title={t('sign-in.title')} note={known === undefined ? undefined : t('sign-in.again')}>
      <Form
        onSubmit={() => signIn.send(needsCode ? { login, password, code } : { login, password })}
        refusal={signIn.failure}
      >
        <TextField
          label={t('sign-in.login')}
          name="login"
          value={login}
          onChange={setLogin}
          isRequired
          autoComplete="username"
          autoFocus={known === undefined}
        />
        <PasswordField
          label={t('sign-in.password')}
          name="password"
          value={password}
          onChange={setPassword}
          isRequired
          autoFocus={known !== undefined}
        />
        {needsCode ? <CodeField label={t('sign-in.code')} value={code} onChange={setCode} /> : null}
        <FormFoot refusal={signIn.failure ? failureWords(signIn.failure) : null}>
          <Button kind="primary" size="touch" type="submit" isBusy={signIn.isBusy}>
            {t('sign-in.go')}
          </Button>
        </FormFoot>
      </Form>
    </Gate>
  )
}

/** The frame of the pages before the office opens. */
export function Gate({
  title,
  note,
  children,
}: {
  title: string
  note?: string | undefined
  children: React.ReactNode
}) {
  const t = useWords(words)
  const { language, choose } = useLanguage()
  return (
    <main className="gate">
      <div className="gate-head">
        <ProductMark />
        <b>{t('app.name')}</b>
        <button type="button" className="link-button push" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {t('app.language')}
        </button>
      </div>
      <div className="card part gate-card">
        <h1>{title}</h1>
        {note === undefined ? null : <p className="note">{note}</p>}
        {children}
      </div>
    </main>
  )
}
