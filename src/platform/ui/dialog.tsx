import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button, SignButton } from './button.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import { useFailureWords } from './states.tsx'
import './dialog.css'
import './form.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** narrow 420 px, wide 720 px; the whole screen on a phone. */
  readonly size?: 'narrow' | 'wide'
  /** Buttons at the foot; the primary one first. */
  readonly foot?: ReactNode
  /** A question that must be answered; a press outside does not close it. */
  readonly isAlert?: boolean
  readonly children: ReactNode
}

/** For a short task that has no page of its own. Focus goes in, stays, and comes back. */
export function Dialog({ title, isOpen, onClose, size = 'narrow', foot, isAlert = false, children }: DialogProps) {
  const t = useWords()
  return (
    <ModalOverlay
      className="dialog-under"
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`dialog-frame ${size}`}>
        <AriaDialog className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <SignButton label={t('action.close')} onPress={onClose}>
              <Sign name="cross" />
            </SignButton>
          </div>
          <div className="dialog-body holder">{children}</div>
          {foot ? <div className="dialog-foot">{foot}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Asks once, with the result in numbers. The verb is on the button; 不办了 has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useWords()
  const failureWords = useFailureWords()
  const { title, isOpen, onClose, consequences, verb, onConfirm, isBusy = false, danger = false, failure } = props
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      isAlert
      foot={
        <>
          <Button kind={danger ? 'danger' : 'primary'} onPress={onConfirm} isBusy={isBusy}>
            {verb}
          </Button>
          <Button onPress={onClose} autoFocus>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      <ul className="consequences">
        {consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {props.children}
      {failure ? (
        <p role="alert" className="form-refusal">
          {failureWords(failure)}
        </p>
      ) : null}
    </Dialog>
  )
}
interface ConfirmDialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What will be different, in numbers: 锁账后，129 个县的上半年数不能直接改。 */
  readonly consequences: readonly string[]
  readonly verb: string
  readonly onConfirm: () => void
  readonly isBusy?: boolean
  readonly danger?: boolean
  readonly failure?: Error | null
  readonly children?: ReactNode
}
