import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components/Form'
import { type FieldFault, Refusal } from '../refusal.ts'
import { Button } from './button.tsx'
import { isComposing } from './keys.tsx'
import { useWords } from './language.tsx'
import './form.css'

export interface FormProps {
  /** Called only when nothing is wrong that the page itself can see. */
  readonly onSubmit: () => void
  /** The refusal of the last try, if any: its faults stand at their fields, the sentence at the foot. */
  readonly refusal?: unknown
  readonly id?: string | undefined
  /** The fields, then `<FormFoot>`. */
  readonly children: ReactNode
}

/**
 * Shows every wrong field at once, counts them above, and jumps from one to the next. Enter that picks a Chinese
 * candidate does not submit.
 */
export function Form({ onSubmit, refusal, id, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { count, isShown, hide, jump } = useFaultCount(form)
  const faults = refusal instanceof Refusal ? refusal.faults : NO_FAULTS
  useEffect(() => {
    const element = form.current
    element?.addEventListener('keydown', keepCandidate, true)
    return () => element?.removeEventListener('keydown', keepCandidate, true)
  }, [])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    hide()
    onSubmit()
  }
  return (
    <AriaForm
      ref={form}
      {...(id === undefined ? {} : { id })}
      className="form"
      onSubmit={submit}
      validationErrors={byField(faults)}
    >
      <FaultCount count={count} isShown={isShown} onJump={jump} />
      <div className="holder">{children}</div>
    </AriaForm>
  )
}

/** P-32: the Enter that picks a Chinese candidate is the input method's, not the form's. */
function keepCandidate(event: KeyboardEvent) {
  if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
}

const NO_FAULTS: readonly FieldFault[] = []
const byField = (faults: readonly FieldFault[]) =>
  Object.fromEntries(faults.map((fault) => [fault.field, fault.message ?? fault.code]))

/** Counts what is marked wrong on the screen, so that it agrees with what is seen whoever found it. */
function useFaultCount(form: { readonly current: HTMLFormElement | null }) {
  const [count, setCount] = useState(0)
  const [isShown, setShown] = useState(false)
  const marked = useCallback(
    () => [...(form.current?.querySelectorAll<HTMLElement>('.field[data-invalid]') ?? [])],
    [form],
  )
  useEffect(() => {
    const element = form.current
    if (!element) return
    const watch = new MutationObserver(() => {
      const wrong = marked().length
      setCount(wrong)
      if (wrong > 0) setShown(true)
    })
    watch.observe(element, { subtree: true, childList: true, attributeFilter: ['data-invalid'] })
    return () => watch.disconnect()
  }, [form, marked])
  const jump = () => {
    const wrong = marked()
    const at = wrong.findIndex((field) => field.contains(document.activeElement))
    const next = wrong[(at + 1) % wrong.length]
    next?.scrollIntoView({ block: 'center' })
    next?.querySelector<HTMLElement>('input:not([hidden]),textarea,button,[role=spinbutton]')?.focus()
  }
  return { count, isShown, hide: () => setShown(false), jump }
}

/** Stays when the last fault is mended: a line that vanished would move the button under a press. */
function FaultCount({ count, isShown, onJump }: { count: number; isShown: boolean; onJump: () => void }) {
  const t = useWords()
  return (
    <div role="status" className={count === 0 ? 'fault-count mended' : 'fault-count'}>
      {count === 0 && isShown ? t('form.mended') : null}
      {count === 0 ? null : (
        <>
          <b>{t('form.faults', { count })}</b>
          <Button kind="quiet" size="small" onPress={onJump}>
            {t(count === 1 ? 'form.jump' : 'form.next-fault')}
          </Button>
        </>
      )}
    </div>
  )
}

/** Buttons at the foot of a form, the refusal's sentence beside them, and what is kept of the draft. */
export function FormFoot({ refusal, draft, children }: FormFootProps) {
  return (
    <div className="form-foot">
      <div className="row wraps">{children}</div>
      {draft}
      <div role="alert" className="form-refusal">
        {refusal}
      </div>
    </div>
  )
}
interface FormFootProps {
  readonly refusal?: ReactNode
  readonly draft?: ReactNode
  readonly children: ReactNode
}
