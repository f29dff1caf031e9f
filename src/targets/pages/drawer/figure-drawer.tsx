import { useState } from 'react'
import { addressOf } from '../../../platform/request.ts'
import { Button, LinkButton } from '../../../platform/ui/button.tsx'
import { Drawer, DrawerNumber, DrawerSentence } from '../../../platform/ui/drawer.tsx'
import { Figure, useFigureText } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { Light } from '../../../platform/ui/light.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Spine } from '../../../platform/ui/spine.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { tell } from '../../../platform/ui/toast.tsx'
import { contract } from '../../contract.ts'
import { Between } from './between.tsx'
import type { Head } from './head.ts'
import { ClauseNode, FigureNode, RestatementNode, TargetNode } from './nodes.tsx'
import { Records } from './records.tsx'
import { words } from './words.ts'

export interface FigureDrawerProps {
  readonly figure: string
  readonly onClose: () => void
  readonly onOpen: (figure: string) => void
}

/** The way of one number: up to the clause, down to the people. Same place, same order, same keys, for every number. */
export default function FigureDrawer({ figure, onClose, onOpen }: FigureDrawerProps) {
  const t = useWords(words)
  const head = useOperation(contract.head, { ref: figure })
  if (head.data === undefined)
    return (
      <Drawer label={t('drawer.title')} onClose={onClose} scope={t('drawer.title')} head={null}>
        <Loaded of={head} lines={8}>
          {() => null}
        </Loaded>
      </Drawer>
    )
  return <Opened key={figure} head={head.data} onClose={onClose} onOpen={onOpen} />
}

function Opened({ head, onClose, onOpen }: { head: Head } & Pick<FigureDrawerProps, 'onClose' | 'onOpen'>) {
  const t = useWords(words)
  const number = useFigureText(head.figure)
  const [isComparing, compare] = useState(false)
  const stands = head.stands?.on ?? head.ref
  const cite = () => {
    void navigator.clipboard?.writeText(t('drawer.cited', { sentence: head.sentence, ref: head.ref }))
    tell(t('drawer.copied'))
  }
  return (
    <Drawer
      label={t('drawer.of', { number, unit: head.figure.unit })}
      onClose={onClose}
      scope={head.scope.join(' · ')}
      keyHints={[['↑ ↓', t('drawer.layers')]]}
      keys={[{ key: 'c', words: t('drawer.cite'), run: cite }]}
      head={
        <>
          <DrawerNumber
            number={number}
            unit={head.figure.unit}
            light={
              head.light ? (
                <Light value={head.light.value} word={head.light.word} reason={head.light.sentence} />
              ) : undefined
            }
          />
          <DrawerSentence sentence={head.sentence} onCopied={() => tell(t('drawer.copied'))} />
        </>
      }
      foot={
        <>
          <Button kind="primary" keyHint="C" onPress={cite}>
            {t('drawer.cite')}
          </Button>
          <Button onPress={() => compare(!isComparing)}>{t('drawer.between')}</Button>
          {head.may.export ? (
            <LinkButton to={addressOf(contract.detail, { ref: stands })} download="">
              {t('drawer.export')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {isComparing ? <Between reference={stands} /> : null}
      <Spine>
        <ClauseNode head={head} />
        <TargetNode head={head} />
        <FigureNode head={head} />
        {head.stands === null ? (
          <Records head={head} onOpen={onOpen} />
        ) : (
          <p className="small">
            {t('drawer.stands')}{' '}
            <button type="button" className="link-button" onClick={() => onOpen(head.stands!.on)}>
              {head.stands.name}
            </button>
          </p>
        )}
        <RestatementNode head={head} />
      </Spine>
      <span className="unseen">
        <Figure value={head.figure} />
      </span>
    </Drawer>
  )
}
