/** A number of a plan: what it counts, of which plan, unit or task. The reference that opens it. */
const PLAN_FIGURE =
  /^plans\.(tasks|closed|progress|asked|prefilled|minutes|missing|red|yellow|red-[0-9a-f-]{36}|yellow-[0-9a-f-]{36})\.([0-9a-f-]{36})(?:\.(\d{4}|prefecture|county|lead))?$/

export interface PlanFigure {
  readonly kind: string
  /** A row of the matrix, where only that is counted. */
  readonly rowId: string | null
  readonly id: string
  readonly by: string | null
}

/** Reads the reference of a plan's number; undefined for the numbers of other rooms. */
export function readPlanFigure(ref: string): PlanFigure | undefined {
  const parts = PLAN_FIGURE.exec(ref)
  if (!parts) return undefined
  const [, named, id, by] = parts as unknown as [string, string, string, string | undefined]
  const [kind] = named.split('-') as [string]
  return { kind, rowId: named.includes('-') ? named.slice(kind.length + 1) : null, id, by: by ?? null }
}

export const isPlanFigure = (ref: string): boolean => PLAN_FIGURE.test(ref)
