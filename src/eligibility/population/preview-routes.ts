import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { contract } from '../contract.ts'
import { readRulesOn } from '../rule-admin/in-force.ts'
import { readRuleSet } from '../rule-check.ts'
import { persons, toPlace } from './answer.ts'
import { placesBelow } from './place-store.ts'
import { RULE_PREVIEW } from './preview-job.ts'
import { findPreview, insertPreview, namePreviewJob } from './preview-store.ts'
import { previewRef } from './ref.ts'
import { type ChangeRow, sumChanges } from './result-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

/** The copy is checked as a whole set is, then worked out as a job. */
async function preview({ db, jobs, clerk, input, today }: Of<'preview'>) {
  const asOf = input.asOf ?? today
  const set = await readRulesOn(db, asOf)
  if (!set.rules.some(({ id }) => id === input.ruleId))
    throw new Refusal('absent', 'eligibility.no-rule', { id: input.ruleId, known: set.rules.map(({ id }) => id) })
  if (input.copy.id !== input.ruleId) throw new Refusal('invalid', 'eligibility.copy-other', { id: input.ruleId })
  const checked = readRuleSet({ ...set, rules: set.rules.map((one) => (one.id === input.ruleId ? input.copy : one)) })
  const copy = checked.rules.find(({ id }) => id === input.ruleId)
  const id = newId()
  const { accountId, unitId } = clerk
  await insertPreview(db, { id, ruleId: input.ruleId, asOf, copy, askedBy: accountId })
  const jobId = await jobs.enqueue(db, { kind: RULE_PREVIEW, input: { previewId: id }, accountId, unitId })
  await namePreviewJob(db, id, jobId)
  return { id, jobId }
}

async function previewed({ db, clerk, input, today }: Of<'previewed'>) {
  const found = await findPreview(db, input.id)
  if (!found || found.askedBy !== clerk.accountId) throw new Refusal('absent', 'eligibility.no-preview')
  const { state, ruleId, asOf, id: previewId } = found
  if (state === 'waiting') return { state, ruleId, asOf, outcome: null }
  const places = await placesBelow(db, clerk.scope.territory, input.placeId ?? null, today)
  const sums = await sumChanges(
    db,
    previewId,
    { scope: clerk.scope, today },
    places.map(({ id }) => id),
  )
  const told = (row: ChangeRow | undefined, placeId: string | null, group: string | null) => {
    const figure = (value: number | undefined, verdict: 'met' | 'toVerify', way: 'gained' | 'lost') =>
      persons(value ?? 0, asOf, previewRef({ previewId, verdict, way, placeId, group }))
    return {
      met: { gained: figure(row?.metGained, 'met', 'gained'), lost: figure(row?.metLost, 'met', 'lost') },
      toVerify: {
        gained: figure(row?.openGained, 'toVerify', 'gained'),
        lost: figure(row?.openLost, 'toVerify', 'lost'),
      },
    }
  }
  const outcome = {
    ...told(sums.all, null, null),
    places: places.map((one) => ({
      ...toPlace(one),
      ...told(
        sums.places.find(({ key }) => key === one.id),
        one.id,
        null,
      ),
    })),
    groups: sums.groups.map((row) => ({ code: row.key!, ...told(row, null, row.key) })),
  }
  return { state, ruleId, asOf, outcome }
}

export const previewHandlers = { preview, previewed }
