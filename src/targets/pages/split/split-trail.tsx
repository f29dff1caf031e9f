import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Select } from '../../../platform/ui/choices.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../../platform/ui/form.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { numeral } from '../../../platform/ui/numerals.ts'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Empty, Loaded, useFailureWords } from '../../../platform/ui/states.tsx'
import { NumberField, TextField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import type { Table } from './sheet.ts'
import { splitWords } from './split-words.ts'

interface MoveProps {
  readonly at: { readonly code: string; readonly place?: string }
  readonly table: Table
  readonly isChanged: boolean
}

interface Moving {
  readonly line: string | null
  readonly from: string | null
  readonly to: string | null
  readonly amount: number | null
  readonly reason: string
  readonly documentNo: string
}
const empty: Moving = { line: null, from: null, to: null, amount: null, reason: '', documentNo: '' }

/** From one place to another, or out of the reserve: the sum stays, the trail remains. */
export function MoveCard({ at, table, isChanged }: MoveProps) {
  const t = useWords(splitWords)
  const words = useFailureWords()
  const [moving, setMoving] = useState(empty)
  const move = useCommand(contract.move, {
    onDone: () => setMoving(empty),
    done: () => ({ words: t('move.done') }),
  })
  const sides = [
    { id: 'reserve', name: t('move.reserve') },
    ...table.places.map(({ code, name }) => ({ id: code, name })),
  ]
  const { line, from, to, amount, reason, documentNo } = moving
  const isReady = line !== null && from !== null && to !== null && amount !== null && reason.trim().length > 1
  const send = () => {
    if (!isReady) return
    const rest = { from, to, amount: String(amount), reason, documentNo: documentNo.trim() || null, token: table.token }
    move.send({ ...(at.place === undefined ? {} : { place: at.place }), ...rest, code: line })
  }
  return (
    <Card title={t('move.title')}>
      <Form onSubmit={send} refusal={move.failure}>
        <FieldGrid>
          <Select
            name="line"
            label={t('fill.line')}
            isRequired
            value={line}
            onChange={(code) => setMoving({ ...moving, line: code })}
            choices={table.lines.map(({ code, name }) => ({ id: code, name }))}
          />
          <Select
            name="from"
            label={t('move.from')}
            isRequired
            value={from}
            onChange={(side) => setMoving({ ...moving, from: side })}
            choices={sides}
          />
          <Select
            name="to"
            label={t('move.to')}
            isRequired
            value={to}
            onChange={(side) => setMoving({ ...moving, to: side })}
            choices={sides}
          />
          <NumberField
            name="amount"
            label={t('move.amount')}
            isRequired
            minimum={1}
            value={amount}
            onChange={(value) => setMoving({ ...moving, amount: value })}
          />
          <TextField
            name="reason"
            label={t('split.reason')}
            isRequired
            value={reason}
            onChange={(text) => setMoving({ ...moving, reason: text })}
          />
          <TextField
            name="documentNo"
            label={t('split.document')}
            value={documentNo}
            onChange={(text) => setMoving({ ...moving, documentNo: text })}
          />
        </FieldGrid>
        <FormFoot refusal={isChanged ? t('move.unsaved') : move.failure === null ? null : words(move.failure)}>
          <Button type="submit" isBusy={move.isBusy} isDisabled={isChanged || !isReady}>
            {t('move.run')}
          </Button>
        </FormFoot>
      </Form>
    </Card>
  )
}

const NEWEST = 12

/** Who moved what, when, why, by which document; before and after stay. */
export function TrailCard({ at, table }: Omit<MoveProps, 'isChanged'>) {
  const t = useWords(splitWords)
  const day = useDays()
  const trail = useOperation(contract.trail, at)
  const [areAll, showAll] = useState(false)
  const names = new Map(table.lines.map(({ code, name }) => [code, name]))
  const ends = (before: string | null, after: string | null) =>
    before === null && after === null ? '' : `（${numeral(before ?? '0')} → ${numeral(after ?? '0')}）`
  return (
    <Card title={t('trail.title')}>
      <Loaded of={trail} lines={4}>
        {({ moves }) =>
          moves.length === 0 ? (
            <Empty>{t('trail.none')}</Empty>
          ) : (
            <div className="scrolls">
              {areAll || moves.length <= NEWEST ? null : (
                <Button kind="quiet" size="small" onPress={() => showAll(true)}>
                  {t('trail.all', { count: moves.length })}
                </Button>
              )}
              <table className="ledger">
                <thead>
                  <tr>
                    <th>{t('trail.when')}</th>
                    <th>{t('fill.line')}</th>
                    <th>{t('trail.what')}</th>
                    <th className="number">{t('trail.amount')}</th>
                    <th>{t('trail.why')}</th>
                    <th>{t('trail.who')}</th>
                    <th>{t('trail.in-force')}</th>
                  </tr>
                </thead>
                <tbody>
                  {(areAll ? moves : moves.slice(0, NEWEST)).map((move) => (
                    <tr key={move.id}>
                      <td>{day(move.on, 'year')}</td>
                      <td>{names.get(move.line) ?? move.line}</td>
                      <td>
                        {move.from}
                        <span className="faint">{ends(move.fromBefore, move.fromAfter)}</span> → {move.to}
                        <span className="faint">{ends(move.toBefore, move.toAfter)}</span>
                      </td>
                      <td className="number">{numeral(move.amount)}</td>
                      <td className="wraps">
                        {move.reason}
                        {move.documentNo === null ? null : <span className="faint">　{move.documentNo}</span>}
                      </td>
                      <td>{move.who}</td>
                      <td>{day(move.effectiveFrom)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Card>
  )
}
