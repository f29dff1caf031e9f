import { maskedPersons, onePersonOf } from '../../people/door.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { contract } from '../contract.ts'
import { toLines, toStanding } from './answer.ts'
import { candidateIds } from './candidates.ts'
import { readLookups, readSome } from './facts.ts'
import { benchOn } from './run-job.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

async function person(call: Of<'person'>) {
  const { db, input, clerk, today, seal, note, language } = call
  const one = (await onePersonOf(db, [input.id])).get(input.id)!
  const reached = await maskedPersons(db, seal, [one], { scope: clerk.scope, today })
  if (reached.size === 0) throw new Refusal('absent', 'eligibility.no-person')
  note({ persons: [one] })
  const bench = await benchOn(db, input.asOf ?? today)
  const [found] = await readSome(db, [one], bench.asOf, await readLookups(db, today, bench.asOf))
  if (!found) throw new Refusal('absent', 'eligibility.no-person')
  return toStanding(found.facts, bench, language)
}

async function own({ db, clerk, today, language }: Of<'own'>) {
  if (clerk.personId === null) throw new Refusal('absent', 'eligibility.no-person')
  const one = (await onePersonOf(db, [clerk.personId])).get(clerk.personId)!
  const bench = await benchOn(db, today)
  const [found] = await readSome(db, [one], today, await readLookups(db, today, today))
  if (!found) throw new Refusal('absent', 'eligibility.no-person')
  return toStanding(found.facts, bench, language)
}

async function candidates(call: Of<'candidates'>) {
  const { db, input, today } = call
  const bench = await benchOn(db, input.asOf ?? today)
  const rule = bench.chosen.find(({ id }) => id === input.ruleId)
  if (!rule)
    throw new Refusal('absent', 'eligibility.no-rule', { id: input.ruleId, known: bench.chosen.map(({ id }) => id) })
  const { ids, next } = await candidateIds(call, rule, bench)
  const registered = await readSome(db, ids, bench.asOf, await readLookups(db, today, bench.asOf))
  return { asOf: bench.asOf, rows: await toLines(call, registered, rule, bench), next }
}

export const personHandlers = { person, own, candidates }
