import { Link } from '@tanstack/react-router'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Key } from './keys.tsx'
import './button.css'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium' | 'touch'

interface Look {
  /** One `primary` on a screen. `danger` is for what cannot be undone, and then only inside a confirmation. */
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  /** The key that does the same, shown inside. */
  readonly keyHint?: string | undefined
  readonly children: ReactNode
}

export interface ButtonProps extends Look {
  readonly onPress?: (() => void) | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly isDisabled?: boolean | undefined
  /** Work is under way: the button keeps its width and its focus, and cannot be pressed again. */
  readonly isBusy?: boolean | undefined
  /** Needed where the words are not on the button. */
  readonly label?: string | undefined
  readonly form?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

const look = (kind: ButtonKind = 'plain', size: ButtonSize = 'medium') => `button ${kind} ${size}`

/** A verb: 签发, 发催办. `<Button kind="primary" keyHint="Enter" onPress={…}>签发</Button>` */
export function Button({ kind, size, keyHint, children, label, onPress, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress ? { onPress } : {})}
      {...(rest.form === undefined ? {} : { form: rest.form })}
      {...(rest.ref ? { ref: rest.ref } : {})}
      className={look(kind, size)}
      type={rest.type ?? 'button'}
      isDisabled={rest.isDisabled ?? false}
      isPending={rest.isBusy ?? false}
      autoFocus={rest.autoFocus ?? false}
    >
      {children}
      {keyHint === undefined ? null : <Key>{keyHint}</Key>}
    </AriaButton>
  )
}

/** Looks like a button, goes to a page: `<LinkButton to="/training">…`. Inside addresses go through the router. */
export function LinkButton({ to, kind, size, keyHint, children, download }: LinkButtonProps) {
  const content = (
    <>
      {children}
      {keyHint === undefined ? null : <Key>{keyHint}</Key>}
    </>
  )
  if (download !== undefined) {
    return (
      <a className={look(kind, size)} href={to} download={download}>
        {content}
      </a>
    )
  }
  return (
    <Link className={look(kind, size)} to={to}>
      {content}
    </Link>
  )
}
interface LinkButtonProps extends Look {
  readonly to: string
  /** For a file: the name it is kept under, or '' for the server's own. */
  readonly download?: string | undefined
}

/** A button of one drawn sign; `label` says it. */
export function SignButton({ label, onPress, children }: SignButtonProps) {
  return (
    <AriaButton className="sign-button" aria-label={label} onPress={onPress}>
      {children}
    </AriaButton>
  )
}
interface SignButtonProps {
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}
