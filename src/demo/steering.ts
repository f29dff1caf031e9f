import type { Stream } from './generator.ts'

/** Keeps a share of people near its aim: after each draw, whichever side fell behind is likelier to come next. */
export interface Steering {
  /** What the next `people` should be. */
  wants(people: number, stream: Stream): boolean
  /** What they became. */
  note(people: number, holds: boolean): void
}

export function steerTo(aim: number): Steering {
  let all = 0
  let held = 0
  return {
    wants: (people, stream) => stream.chance((aim * (all + people) - held) / people),
    note(people, holds) {
      all += people
      if (holds) held += people
    },
  }
}
