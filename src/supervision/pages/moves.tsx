import { lazy, Suspense, useState } from 'react'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import type { AskedMove } from '../orders/contract.ts'
import type { OrderRecord } from '../orders/shapes.ts'
import { pageWords } from './words.ts'

const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog.tsx')).MoveDialog }))

/** The step that leads on, first; what ends or stops an order, last. */
const FORWARD: readonly AskedMove[] = [
  ...(['open', 'issue', 'sign', 'handle', 'feedBack', 'rework', 'takeUp', 'check', 'close', 'grantExtension'] as const),
]
const ENDING: readonly AskedMove[] = ['cancel', 'merge']
const rank = (move: AskedMove) => (FORWARD.includes(move) ? 0 : ENDING.includes(move) ? 2 : 1)

/** What this reader may do with the order now; a step that is his but not open yet says what stands in the way. */
export function Moves({ held }: { held: OrderRecord }) {
  const t = useWords(pageWords)
  const [asked, ask] = useState<AskedMove | null>(null)
  const moves = (held.moves as readonly { move: AskedMove; obstacles: string[] }[])
    .filter(({ move }) => move !== 'return')
    .sort((a, b) => rank(a.move) - rank(b.move))
  const stopped = moves.filter(({ obstacles }) => obstacles.length > 0)
  if (moves.length === 0) return <p className="soft">{t('moves.none', { awaits: t(`awaits.${held.awaits}`) })}</p>
  let primary = true
  return (
    <>
      <div className="order-moves">
        {moves.map(({ move, obstacles }) => {
          const isOpen = obstacles.length === 0
          const kind =
            isOpen && primary && FORWARD.includes(move) ? 'primary' : ENDING.includes(move) ? 'quiet' : 'plain'
          if (kind === 'primary') primary = false
          return move === 'check' && isOpen ? (
            <LinkButton key={move} kind={kind} to={`/supervision/${held.id}/check`}>
              {t('moves.check')}
            </LinkButton>
          ) : (
            <Button key={move} kind={kind} isDisabled={!isOpen} onPress={() => ask(move)}>
              {t(`move.${move}`)}
            </Button>
          )
        })}
      </div>
      {stopped.length === 0 ? null : (
        <ul className="obstacles">
          {stopped.map(({ move, obstacles }) => (
            <li key={move}>
              <b>{t(`move.${move}`)}</b>：{obstacles.join('')}
            </li>
          ))}
        </ul>
      )}
      {asked === null ? null : (
        <Suspense fallback={null}>
          <MoveDialog key={asked} held={held} move={asked} onClose={() => ask(null)} />
        </Suspense>
      )}
    </>
  )
}
