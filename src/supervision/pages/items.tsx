import { addressOf } from '../../platform/request.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { LARGEST_PROOF, proofKinds } from '../orders/proof-rules.ts'
import type { OrderItem, OrderRecord } from '../orders/shapes.ts'
import { pageWords } from './words.ts'

/** What the order asks proof of, and the files that were put in; the charged unit puts them in here. */
export function Items({ held }: { held: OrderRecord }) {
  return (
    <ul className="order-items">
      {held.items.map((item) => (
        <li key={item.id}>
          <ItemHead item={item} />
          <Proofs held={held} item={item} />
          {held.mayHandIn ? <PutIn held={held} item={item} /> : null}
        </li>
      ))}
    </ul>
  )
}

function ItemHead({ item }: { item: OrderItem }) {
  const t = useWords(pageWords)
  return (
    <div className="row">
      <b>{item.name}</b>
      {item.proofs.length === 0 ? <Tag tone="amber">{t('proof.none')}</Tag> : null}
    </div>
  )
}

export function Proofs({ held, item }: { held: OrderRecord; item: OrderItem }) {
  const t = useWords(pageWords)
  const drop = useCommand(contract.dropProof)
  return (
    <ul>
      {item.proofs.map(({ id, fileName, addedBy, handedIn }) => (
        <li key={id} className="row wraps">
          <LinkButton size="small" to={addressOf(contract.proof, { id: held.id, proofId: id })} download="">
            {fileName}
          </LinkButton>
          <small className="faint">{addedBy}</small>
          {handedIn ? null : <Tag>{t('proof.waiting')}</Tag>}
          {handedIn || !held.mayHandIn ? null : (
            <Button size="small" kind="quiet" onPress={() => drop.send({ id: held.id, proofId: id })}>
              {t('proof.drop')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function PutIn({ held, item }: { held: OrderRecord; item: OrderItem }) {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const add = useCommand(contract.addProof)
  return (
    <>
      <FileDrop
        label={t('proof.add', { name: item.name })}
        kinds={[...proofKinds.map((kind) => `.${kind}`), '.jpeg']}
        limit={LARGEST_PROOF * 1024 * 1024}
        onFile={(file) => add.send({ id: held.id, itemId: item.id, fileName: file.name }, file)}
        progress={add.progress}
        onStop={add.stop}
        hint={t('proof.hint', { limit: LARGEST_PROOF })}
      />
      {add.failure ? (
        <p role="alert" className="form-refusal">
          {failureWords(add.failure)}
        </p>
      ) : null}
    </>
  )
}
