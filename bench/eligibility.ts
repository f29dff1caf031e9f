import type { Measurement } from '../src/cli/bench.ts'
import { dayNumber } from '../src/eligibility/anniversary.ts'
import { explainAll } from '../src/eligibility/explain.ts'
import { bytesOf, type Columns } from '../src/eligibility/kernel/columns.ts'
import { compile } from '../src/eligibility/kernel/compile.ts'
import { personAt } from '../src/eligibility/kernel/person-at.ts'
import { emptyMasks, runKernel } from '../src/eligibility/kernel/run.ts'
import type { Rule } from '../src/eligibility/language.ts'
import { compareRules } from '../src/eligibility/population/preview-job.ts'
import { defaultReadings } from '../src/eligibility/readings.ts'
import { rules } from '../src/eligibility/shipped.ts'
import { subjectOf } from '../src/eligibility/subject.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { bareLoop } from './eligibility/bare-loop.ts'
import { generatePopulation } from './eligibility/population.ts'
import { openThreads } from './eligibility/threads.ts'

const ASOF = plainDate('2021-06-30')
const SIZE = Number(process.env.BENCH_PERSONS ?? 1_000_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9)

/** All seven rules about a generated population, clause by clause; one core, two, and a bare loop beside them. */
export async function measure(): Promise<readonly Measurement[]> {
  const columns = generatePopulation(SIZE)
  const compiling = {
    ...{ rules, chosen: rules.rules, readings: defaultReadings, asOf: dayNumber(ASOF) },
    lastDay: subjectOf({}, ASOF).lastDay,
  }
  const program = compile(columns, compiling)
  const masks = emptyMasks(program, columns.persons, true)
  const clear = () => {
    masks.met.fill(0)
    masks.open.fill(0)
  }
  const one = await repeat(ROUNDS, clear, () => runKernel(program, masks, 0, columns.persons))
  const alone = hash(masks.met, masks.open)
  const pool = openThreads({ ...compiling, columns, asOf: ASOF }, 2)
  const two = await repeat(ROUNDS, clear, () => pool.run(masks))
  if (hash(masks.met, masks.open) !== alone) throw new Error('two threads say something else than one')
  await pool.close()
  const bare = await repeat(
    ROUNDS,
    () => {},
    () => bareLoop(columns),
  )
  return [
    { name: `columns of ${SIZE} persons`, unit: 'MB', values: [bytesOf(columns) / 1e6] },
    { name: 'beyond the columns', unit: 'MB', values: [(masks.met.byteLength + masks.open.byteLength) / 1e6] },
    { name: 'all rules, clause masks, one thread', unit: 'ms', values: one.wall },
    { name: 'the same, processor time', unit: 'ms', values: one.cpu },
    { name: 'all rules, clause masks, two threads', unit: 'ms', values: two.wall },
    { name: 'the same, processor time', unit: 'ms', values: two.cpu },
    { name: 'bare loop over the same columns', unit: 'ms', values: bare.wall },
    { name: 'the same, processor time', unit: 'ms', values: bare.cpu },
    ...(SIZE > 2_000_000 ? [] : await single(columns)),
  ]
}

/** One person's explanation, and what a changed rule would do to everybody. */
async function single(columns: Columns): Promise<Measurement[]> {
  const persons = Array.from({ length: 2000 }, (_, at) => personAt(columns, at * 7))
  const explained = await repeat(
    ROUNDS,
    () => {},
    () => {
      for (const person of persons) explainAll(rules, rules.rules, person, ASOF)
    },
  )
  const rule = rules.rules[0]!
  const copy = JSON.parse(JSON.stringify(rule).replace('"worked":2', '"worked":1')) as Rule
  const comparing = { rules, ruleId: rule.id, copy, readings: defaultReadings, asOf: ASOF }
  const preview = await repeat(
    ROUNDS,
    () => {},
    () => compareRules(columns, comparing),
  )
  return [
    { name: 'explain one person, seven rules', unit: 'ms', values: explained.cpu.map((all) => all / persons.length) },
    { name: 'preview: 2 years to 1, everybody', unit: 'ms', values: preview.wall },
    { name: 'the same, processor time', unit: 'ms', values: preview.cpu },
    { name: 'whose verdict changes', unit: 'persons', values: [compareRules(columns, comparing).length] },
  ]
}

async function repeat(rounds: number, before: () => void, work: () => unknown) {
  const [wall, cpu]: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round += 1) {
    before()
    const [began, used] = [performance.now(), process.cpuUsage()]
    await work()
    const { user, system } = process.cpuUsage(used)
    if (round < 0) continue
    wall.push(performance.now() - began)
    cpu.push((user + system) / 1000)
  }
  return { wall, cpu }
}

/** FNV over the masks: enough to see a difference. */
function hash(...arrays: readonly Uint32Array[]): number {
  let value = 2_166_136_261
  for (const array of arrays) for (const word of array) value = Math.imul(value ^ word, 16_777_619)
  return value
}
