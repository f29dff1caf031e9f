import { Refusal } from '../../platform/refusal.ts'
import { Button } from '../../platform/ui/button.tsx'
import type { Choice } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { AskedMove } from '../orders/contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { pageWords } from './words.ts'

interface Typed {
  readonly reason: string
  readonly plan: string
  readonly signedBy: string
  readonly days: number | null
  readonly unit: Choice | null
  readonly into: Choice | null
}
const EMPTY: Typed = { reason: '', plan: '', signedBy: '', days: null, unit: null, into: null }

/** What each move asks for besides the press of its button. */
const asks: Partial<Record<AskedMove, readonly (keyof Typed)[]>> = {
  sendBack: ['unit', 'reason'],
  handle: ['plan'],
  progress: ['plan'],
  feedBack: ['plan', 'signedBy'],
  askExtension: ['days', 'reason'],
  denyExtension: ['reason'],
  object: ['reason'],
  uphold: ['reason'],
  dismiss: ['reason'],
  reopen: ['reason'],
  cancel: ['reason'],
  merge: ['into'],
}

/** What is sent: only what the move asks for. */
function sentOf(move: AskedMove, { reason, plan, signedBy, days, unit, into }: Typed) {
  const all = { reason, plan, signedBy, days, rightUnitId: unit?.id ?? '', intoId: into?.id ?? '' }
  const names: Readonly<Record<keyof Typed, keyof typeof all>> = {
    ...{ reason: 'reason', plan: 'plan', signedBy: 'signedBy', days: 'days', unit: 'rightUnitId', into: 'intoId' },
  }
  return Object.fromEntries((asks[move] ?? []).map((field) => [names[field], all[names[field]]]))
}

interface MoveDialogProps {
  readonly held: OrderRecord
  readonly move: AskedMove
  readonly onClose: () => void
}

/** One step. What was typed stays until the step is made, also when somebody else was first. */
export function MoveDialog({ held, move, onClose }: MoveDialogProps) {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const typed = useDraft<Typed>(`order:${held.id}:${move}`, EMPTY)
  const name = t(`move.${move}`)
  const take = useCommand(contract[move] as typeof contract.sign, {
    done: ({ state }) => ({ words: t('moves.done', { move: name, state: t(`state.${state}`) }) }),
    onDone: () => {
      typed.discard()
      onClose()
    },
  })
  const isLate = take.failure instanceof Refusal && ['record.changed', 'order.moved-on'].includes(take.failure.code)
  const consequence = CONSEQUENCES.find((one) => one === move)
  const fields = asks[move] ?? []
  return (
    <Dialog title={`${name} · ${held.number ?? held.matter}`} isOpen onClose={onClose} size="wide">
      <Form
        onSubmit={() => take.send({ id: held.id, version: held.version, ...sentOf(move, typed.value) } as never)}
        refusal={take.failure}
      >
        {consequence ? <p className="soft">{t(`moves.${consequence}`)}</p> : null}
        {fields.map((field) => (
          <MoveField
            key={field}
            {...{ held, move, field, typed: typed.value }}
            onChange={(change) => typed.set((was) => ({ ...was, ...change }))}
          />
        ))}
        <FormFoot
          refusal={take.failure ? failureWords(take.failure) : null}
          draft={fields.length === 0 ? null : <DraftNote draft={typed} />}
        >
          {isLate ? <span className="soft">{t('moves.late')}</span> : null}
          <Button kind={move === 'cancel' ? 'danger' : 'primary'} type="submit" isBusy={take.isBusy}>
            {name}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

const CONSEQUENCES = [
  ...(['open', 'issue', 'sign', 'feedBack', 'takeUp', 'rework', 'close', 'cancel', 'uphold'] as const),
  ...(['askExtension', 'grantExtension', 'reopen'] as const),
] as const

interface MoveFieldProps {
  readonly held: OrderRecord
  readonly move: AskedMove
  readonly field: keyof Typed
  readonly typed: Typed
  readonly onChange: (change: Partial<Typed>) => void
}

function MoveField({ held, move, field, typed, onChange }: MoveFieldProps) {
  const t = useWords(pageWords)
  const ask = useAsk()
  if (field === 'days')
    return (
      <NumberField
        label={t('moves.days')}
        name="days"
        isRequired
        unit={t('moves.working-days')}
        minimum={1}
        maximum={Number(held.term) - Number(held.extendedBy)}
        value={typed.days}
        onChange={(days) => onChange({ days })}
      />
    )
  if (field === 'unit')
    return (
      <ComboBox
        label={t('moves.right-unit')}
        name="rightUnitId"
        isRequired
        value={typed.unit}
        onChange={(unit) => onChange({ unit })}
        find={async (text, signal) => (await ask(contract.rightUnits, { id: held.id, text }, signal)).hits}
      />
    )
  if (field === 'into')
    return (
      <ComboBox
        label={t('moves.into')}
        name="intoId"
        isRequired
        value={typed.into}
        onChange={(into) => onChange({ into })}
        find={async (text, signal) =>
          (await ask(contract.orders, { text, unitId: held.unit.id }, signal)).rows
            .filter(({ id, number }) => id !== held.id && number !== null)
            .map(({ id, number, matter }) => ({ id, name: number!, detail: matter }))
        }
      />
    )
  if (field === 'signedBy')
    return (
      <TextField
        label={t('moves.signed-by')}
        name="signedBy"
        isRequired
        maxLength={40}
        value={typed.signedBy}
        onChange={(signedBy) => onChange({ signedBy })}
      />
    )
  const isPlan = field === 'plan'
  return (
    <TextField
      label={t(isPlan ? `moves.plan-${move as 'handle' | 'progress' | 'feedBack'}` : 'moves.reason')}
      name={field}
      isRequired={move !== 'feedBack'}
      lines={3}
      maxLength={isPlan ? 1000 : 500}
      value={isPlan ? typed.plan : typed.reason}
      onChange={(text) => onChange(isPlan ? { plan: text } : { reason: text })}
    />
  )
}
