import type { z } from 'zod'
import { ruleOperations } from '../eligibility/rule-admin/contract.ts'
import { contract as organisations } from '../organisations/contract.ts'
import { contract as people } from '../people/contract.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { request } from '../platform/request.ts'
import { keptLanguage } from '../platform/ui/language.tsx'
import { contract as policies } from '../policies/contract.ts'
import { contract as targets } from '../targets/contract.ts'
import { contract as training } from '../training/contract.ts'
import type { Find, Found } from './finder.tsx'

const MOST = 8

/** Asks one room; whoever may not ask there simply finds nothing of it. */
async function ask<Op extends Operation>(
  operation: Op,
  input: z.input<Op['input']>,
  signal: AbortSignal,
): Promise<z.output<Op['output']> | undefined> {
  const desk = { origin: '', language: keptLanguage() }
  try {
    return (await request(desk, operation, input, { signal })) as z.output<Op['output']>
  } catch (failure) {
    if (failure instanceof Refusal && failure.kind === 'forbidden') return undefined
    throw failure
  }
}

const named = (text: string, ...names: readonly (string | null)[]) =>
  names.some((name) => name?.toLowerCase().includes(text.toLowerCase()))

/** What Ctrl+K asks besides the pages: every room that can be searched, at once. */
export const find: Find = async (text, signal) => {
  const [notices, issued, classes, persons, units, book] = await Promise.all([
    ask(policies.list, { text }, signal),
    ask(targets.list, {}, signal),
    ask(training.list, { text }, signal),
    ask(people.list, { text }, signal),
    ask(organisations.findUnits, { text }, signal),
    ask(ruleOperations.ruleBook, {}, signal),
  ])
  const found: Found[][] = [
    (notices?.rows ?? []).map((one) => hit('政策', one.id, one.title, one.number ?? '', `/policies/${one.id}`)),
    (issued?.targets ?? [])
      .flatMap(({ lines }) => lines)
      .filter(({ code, name }) => named(text, code, name))
      .map((one) => hit('目标', one.code, one.name, one.code, `/targets/${one.code}`)),
    (classes?.rows ?? []).map((one) => hit('培训', one.id, one.title, one.number, `/training/${one.id}`)),
    (persons?.rows ?? []).map((one) => hit('人员', one.id, one.name, one.idNumber, `/people/${one.id}`)),
    (units?.hits ?? []).map((one) => hit('组织', one.id, one.name, one.place, `/organisations/${one.id}`)),
    (book?.rows ?? [])
      .filter(({ id, name, documentNumber }) => named(text, id, name, documentNumber))
      .map((one) => hit('规则', one.id, one.name, one.documentNumber, `/eligibility/rules/${one.id}`)),
  ]
  return found.flatMap((hits) => hits.slice(0, MOST))
}

const hit = (kind: string, id: string, name: string, detail: string, to: string): Found => ({
  ...{ id: `${kind}:${id}`, kind, name, detail, to },
})
