import { maskedPersons } from '../../people/door.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal, say } from '../../platform/refusal.ts'
import { readDemo } from '../../platform/settings/store.ts'
import { writeTable } from '../../platform/workbook/table.ts'
import { textOf } from '../amounts.ts'
import type { figuresContract as contract } from './contract.ts'
import { figureWords } from './figure-words.ts'
import { scopeOf, sentenceAt } from './head.ts'
import { linesSaid, recordSaid } from './people.ts'
import { listRecords, type RecordRow } from './people-store.ts'
import { beforeMonth, factsAsked, type Resolved, resolve, throughMonth } from './resolve.ts'
import { sourceNames } from './spine-store.ts'

/** More than this is no list that somebody reads: open a part of the number instead. */
const MOST = 20_000
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The records of a number as a workbook, masked. Who was in it is on record. */
export async function detail(call: Call<typeof contract.detail>) {
  const { db, language, input, today } = call
  const found = await resolve(call, input.ref)
  const resolved = { ...found, ref: { ...found.ref, kind: 'value' as const } }
  const asked = factsAsked(resolved, call)
  const records = await listRecords(db, throughMonth(asked, resolved.ref), {
    ...{ before: beforeMonth(asked, resolved.ref), limit: MOST + 1 },
  })
  if (records.length > MOST) throw new Refusal('conflict', 'figure.detail-too-long', { limit: MOST })
  const tell = (code: string, facts = {}) => say(figureWords, language, code, facts)
  const scope = await scopeOf(call, resolved)
  const isDemo = await readDemo(db)
  const body = await writeTable({
    sheetName: tell('detail.sheet'),
    above: [`${scope.join(' · ')}${isDemo ? `（${tell('detail.demo')}）` : ''}`, await sentenceAt(call, resolved)],
    columns: (['class', 'institution', 'day', 'name', 'number', 'record', 'lines', 'amount'] as const).map(
      (name, at) => ({
        ...{ header: tell(`detail.${name}`), width: [28, 28, 12, 12, 22, 16, 36, 10][at]! },
      }),
    ),
    rows: await rowsOf(call, resolved, records),
    countLine: (rows) => tell('detail.count', { count: rows }),
  })
  return { name: `${scope.join('-')}-${tell('detail.sheet')}-${today}.xlsx`, type: TYPE, body }
}

async function rowsOf(call: Call<typeof contract.detail>, resolved: Resolved, records: readonly RecordRow[]) {
  const { db, clerk, seal, today, language, input, note } = call
  const ids = [...new Set(records.flatMap(({ personId }) => (personId === null ? [] : [personId])))]
  note({ persons: ids, purpose: say(figureWords, 'zh', 'look.export'), subject: input.ref })
  const persons = await maskedPersons(db, seal, ids, { scope: clerk.scope, today })
  const classes = [...new Set(records.map(({ sourceId }) => sourceId))]
  const units = [...new Set(records.map(({ systemId }) => systemId))]
  const names = await sourceNames(db, { classes, units }, today)
  return records.map((row) => {
    const person = row.personId === null ? undefined : persons.get(row.personId)
    const lines = linesSaid(resolved, row, language).filter(({ counts }) => counts)
    return [
      ...[names.get(row.sourceId)?.name ?? '', names.get(row.systemId)?.name ?? '', row.onDay],
      ...[person?.name ?? '', person?.idNumber ?? '', recordSaid(row.attributes, language).record],
      ...[lines.map(({ name }) => name).join('、'), textOf(row.amount, resolved.line.unit)],
    ]
  })
}
