/**
 * Role bundles (§8.3 of the handbook): a post holds bundles, a bundle is a list of duties, coded noun.verb. Letters of
 * the table: W worker, E enterprise or training clerk, C county, P prefecture, V province, D member department,
 * S supervisor, F funds, A evaluation, B bulletin editor, L leader, U auditor, X/Y/Z administrators.
 */
const office = [
  'unit.read',
  'post.read',
  'policy.read',
  'target.read',
  'class.read',
  'person.read',
  'pairing.read',
  'job.read',
  'eligibility.read',
  'order.read',
  'plan.read',
]

export const bundles = {
  worker: ['self.read', 'correction.ask'],
  trainer: [
    ...['unit.read', 'target.read', 'class.read', 'class.plan', 'class.file', 'roster.check', 'roster.import'],
    ...['class.report', 'person.read', 'job.read', 'order.read', 'order.answer', 'order.object'],
  ],
  enterprise: [
    ...['unit.read', 'target.read', 'class.read', 'person.read', 'record.write', 'correction.ask', 'job.read'],
    ...['eligibility.read', 'eligibility.run', 'order.read', 'order.answer', 'order.object'],
  ],
  county: [
    ...office,
    ...[
      'unit.change',
      'post.appoint',
      'pairing.manage',
      'target.split',
      'target.report',
      'class.approve',
      'class.return',
      'class.void',
    ],
    ...['person.register', 'person.merge', 'person.open', 'record.write', 'record.verify'],
    ...['roster.check', 'share.ask', 'correction.decide', 'eligibility.run', 'eligibility.decide'],
    ...['order.open', 'order.answer', 'order.object', 'order.verify', 'order.close'],
    ...['plan.write', 'plan.approve', 'task.take', 'task.report'],
  ],
  prefecture: [
    ...office,
    ...[
      'unit.change',
      'post.appoint',
      'pairing.manage',
      'target.split',
      'class.approve',
      'person.merge',
      'correction.decide',
      'eligibility.run',
      'eligibility.decide',
    ],
    ...['order.open', 'order.answer', 'order.object', 'order.verify'],
    ...['plan.write', 'plan.approve', 'task.take', 'task.report'],
  ],
  province: [
    ...office,
    ...['unit.change', 'post.appoint', 'pairing.manage', 'policy.receive', 'intake.confirm', 'target.issue'],
    ...[
      'target.split',
      'period.lock',
      'figure.restate',
      'tally.verify',
      'audit.read',
      'calendar.load',
      'setting.change',
    ],
    ...['eligibility.run', 'rule.draft', 'rule.publish'],
    ...['order.open', 'order.verify', 'order.close', 'order.decide'],
    ...['plan.write', 'plan.approve', 'task.take', 'task.report'],
  ],
  department: [
    ...office,
    ...['policy.receive', 'intake.confirm', 'class.approve', 'eligibility.run', 'eligibility.decide'],
    ...['rule.draft', 'rule.publish'],
    ...['order.answer', 'order.object', 'task.take', 'task.report'],
  ],
  supervisor: [...office, 'order.open', 'order.verify', 'order.close', 'order.decide'],
  leader: [
    ...['unit.read', 'post.read', 'policy.read', 'target.read', 'class.read', 'pairing.read', 'eligibility.read'],
    ...['order.read', 'order.close', 'order.decide', 'plan.read', 'plan.approve'],
  ],
  auditor: [...office, 'audit.read', 'person.open'],
  operator: [
    'setting.change',
    'calendar.load',
    'account.open',
    'account.reset',
    'post.read',
    'post.appoint',
    'audit.read',
    'job.read',
    'backup.make',
    'tally.verify',
    'supervision.tick',
    'unit.read',
    'target.read',
    'roster.check',
    'roster.import',
    'eligibility.read',
    'eligibility.run',
  ],
} as const satisfies Record<string, readonly string[]>

export type Bundle = keyof typeof bundles
export const bundleNames = Object.keys(bundles) as [Bundle, ...Bundle[]]
export type Duty = (typeof bundles)[Bundle][number]

/** Every duty of a post that holds these bundles. @throws RangeError for a bundle that does not exist. */
export function dutiesOf(held: readonly string[]): ReadonlySet<string> {
  return new Set(
    held.flatMap((name) => {
      if (!(name in bundles)) throw new RangeError(`no such bundle: ${name}`)
      return bundles[name as Bundle]
    }),
  )
}

export const everyDuty: ReadonlySet<string> = new Set(Object.values(bundles).flat())

/** Which bundles a holder of each may give to a post: his own level and below, never the operator's from an office. */
const below = {
  county: ['county', 'trainer', 'enterprise'],
  prefecture: ['prefecture', 'department', 'supervisor', 'leader'],
} as const
const grants: Partial<Record<Bundle, readonly Bundle[]>> = {
  county: below.county,
  prefecture: [...below.prefecture, ...below.county],
  province: ['province', 'auditor', ...below.prefecture, ...below.county],
  operator: bundleNames,
}

/** The bundles that whoever holds these may put into a post. */
export const grantableBy = (held: readonly string[]): ReadonlySet<Bundle> =>
  new Set(held.flatMap((name) => grants[name as Bundle] ?? []))
