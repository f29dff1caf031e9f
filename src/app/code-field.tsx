import { TextField } from '../platform/ui/text-field.tsx'

/** Six digits of the authenticator, or a recovery code. */
export function CodeField(props: { label: string; value: string; onChange: (value: string) => void }) {
  return <TextField {...props} name="code" isRequired autoComplete="one-time-code" autoFocus maxLength={20} />
}
