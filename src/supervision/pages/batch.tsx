import { lazy, Suspense, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { OrderLine } from '../orders/shapes.ts'
import { pageWords } from './words.ts'

const Dialog = lazy(async () => ({ default: (await import('../../platform/ui/dialog.tsx')).Dialog }))

/** The moves that need nothing filled in, by what the marked orders wait for. */
const byWaiting = {
  ...({ open: 'open', issue: 'issue', sign: 'sign', takeUp: 'takeUp', close: 'close', rework: 'rework' } as const),
  extension: 'grantExtension',
} as const
type BatchName = (typeof byWaiting)[keyof typeof byWaiting]

interface BatchProps {
  readonly orders: readonly OrderLine[]
  readonly onDone: () => void
}

/** One move for all marked orders; the same guard judges each, and those that are refused are named. */
export function BatchMove({ orders, onDone }: BatchProps) {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const ask = useAsk()
  const [isOpen, setOpen] = useState(false)
  const batch = useCommand(contract.moveMany)
  const moves = [...new Set(orders.flatMap(({ awaits }) => (awaits in byWaiting ? [byWaiting[awaits as 'open']] : [])))]
  const send = async (move: BatchName) => {
    setOpen(true)
    const wanted = orders.filter(({ awaits }) => byWaiting[awaits as 'open'] === move)
    const held = await Promise.all(wanted.map(({ id }) => ask(contract.order, { id })))
    batch.send({ move, orders: held.map(({ id, version }) => ({ id, version })) })
  }
  const close = () => {
    setOpen(false)
    batch.reset()
    onDone()
  }
  const refused = batch.answer?.rows.filter(({ refusal }) => refusal !== null) ?? []
  return (
    <>
      {moves.length === 0 ? <span className="soft">{t('batch.nothing')}</span> : null}
      {moves.map((move) => (
        <Button key={move} onPress={() => void send(move)} isBusy={batch.isBusy}>
          {t(`move.${move}`)}
        </Button>
      ))}
      {isOpen ? (
        <Suspense fallback={null}>
          <Dialog
            title={t('batch.title')}
            isOpen
            onClose={close}
            foot={<Button onPress={close}>{t('action.close')}</Button>}
          >
            {batch.failure ? <p role="alert">{failureWords(batch.failure)}</p> : null}
            {batch.answer ? (
              <p>{t('batch.done', { done: batch.answer.done.value, refused: batch.answer.refused.value })}</p>
            ) : null}
            <ul className="refused-orders">
              {refused.map(({ id, number, matter, refusal }) => (
                <li key={id}>
                  <b>{number ?? matter}</b> {refusal}
                </li>
              ))}
            </ul>
          </Dialog>
        </Suspense>
      ) : null}
    </>
  )
}
