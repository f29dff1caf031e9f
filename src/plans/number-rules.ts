/** Plan, measure, task: 3-2-1, as §4.1 prints it. Each part counts from 1. */
export interface TaskNo {
  readonly plan: number
  readonly measure: number
  readonly task: number
}

export const printNo = ({ plan, measure, task }: TaskNo): string => `${plan}-${measure}-${task}`

/** @throws RangeError for anything but three whole numbers from 1 */
export function readNo(text: string): TaskNo {
  const parts = /^([1-9]\d{0,3})-([1-9]\d{0,3})-([1-9]\d{0,3})$/.exec(text)
  if (!parts) throw new RangeError(`not a task number: ${text}`)
  const [plan, measure, task] = parts.slice(1).map(Number) as [number, number, number]
  return { plan, measure, task }
}

/** Numbers in their own order: 1-2-10 stands after 1-2-9. */
export function byNo(a: string, b: string): number {
  const [one, two] = [readNo(a), readNo(b)]
  return one.plan - two.plan || one.measure - two.measure || one.task - two.task
}

/** A measure and the numbers that its tasks bear. */
export interface Numbered {
  readonly no: string
  readonly measure: string
}

/**
 * The next number of a plan under a measure: a measure keeps its place, a new one comes last, a number that was given
 * is never given again, also where its task was cancelled.
 */
export function nextNo(planNo: number, measure: string, given: readonly Numbered[]): string {
  const numbers = given.map((one) => ({ ...readNo(one.no), name: one.measure }))
  const same = numbers.filter(({ name }) => name === measure)
  const at = same[0]?.measure ?? Math.max(0, ...numbers.map((one) => one.measure)) + 1
  return printNo({ plan: planNo, measure: at, task: Math.max(0, ...same.map(({ task }) => task)) + 1 })
}
