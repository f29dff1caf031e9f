import { lazy, Suspense, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { Move } from '../rules.ts'
import type { ClassRecord } from '../shapes.ts'
import { words } from './words.ts'

const ConfirmDialog = lazy(async () => ({ default: (await import('../../platform/ui/dialog.tsx')).ConfirmDialog }))

const FORWARD: readonly Move[] = ['file', 'approve', 'start', 'complete']
const DANGEROUS: readonly Move[] = ['void', 'cancel']

/** What this reader may do with the class now; what is not open yet says why. */
export function NextMoves({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  const [asked, ask] = useState<Move | null>(null)
  const order = (move: Move) => (FORWARD.includes(move) ? 0 : DANGEROUS.includes(move) ? 2 : 1)
  const moves = [...held.moves].sort((a, b) => order(a.move) - order(b.move))
  const hindrances = moves.flatMap(({ move, hindrance }) => (hindrance === null ? [] : [{ move, hindrance }]))
  return (
    <>
      <div className="next-moves">
        {moves.map(({ move, hindrance }) => (
          <Button
            key={move}
            kind={
              FORWARD.includes(move) && hindrance === null ? 'primary' : DANGEROUS.includes(move) ? 'quiet' : 'plain'
            }
            isDisabled={hindrance !== null}
            onPress={() => ask(move)}
          >
            {t(`move.${move}`)}
          </Button>
        ))}
        {hindrances.map(({ move, hindrance }) => (
          <span key={move} className="hindrance">
            {t(`move.${move}`)}：{hindrance}
          </span>
        ))}
      </div>
      {asked === null ? null : (
        <Suspense fallback={null}>
          <MoveDialog key={asked} held={held} move={asked} onClose={() => ask(null)} />
        </Suspense>
      )}
    </>
  )
}

interface MoveDialogProps {
  readonly held: ClassRecord
  readonly move: Move
  readonly onClose: () => void
}

function MoveDialog({ held, move, onClose }: MoveDialogProps) {
  const t = useWords(words)
  const [note, setNote] = useState('')
  const name = t(`move.${move}`)
  const take = useCommand(contract[move], {
    done: () => ({ words: t('record.done', { move: name }) }),
    onDone: onClose,
  })
  const isNeeded = held.moves.find((one) => one.move === move)?.noteNeeded ?? false
  return (
    <ConfirmDialog
      title={`${name} · ${held.title}`}
      isOpen
      onClose={onClose}
      consequences={useConsequences(held, move)}
      verb={name}
      danger={DANGEROUS.includes(move)}
      isBusy={take.isBusy}
      failure={take.failure}
      onConfirm={() => {
        if (!isNeeded || note.trim().length >= 2) take.send({ id: held.id, note: note.trim() })
      }}
    >
      <TextField
        label={t(isNeeded ? 'record.reason' : 'record.note')}
        isRequired={isNeeded}
        value={note}
        onChange={setNote}
        lines={2}
        maxLength={500}
      />
    </ConfirmDialog>
  )
}

/** What will be different, in numbers. */
function useConsequences(held: ClassRecord, move: Move): readonly string[] {
  const t = useWords(words)
  const planned = held.plannedHours
  if (move === 'complete') {
    const hours = String(Math.ceil(Number(planned) * 80) / 100)
    return [
      t('record.complete-1', { people: held.people.value ?? '' }),
      t('record.complete-2', { hours, planned }),
      t('record.complete-3'),
    ]
  }
  if (move === 'void') return [t('record.void-1', { finished: held.finished.value ?? '' }), t('record.void-2')]
  return move === 'cancel' ? [t('record.cancel-1')] : []
}
