import * as fc from 'fast-check'
import { unitKinds } from '../src/organisations/rules.ts'
import { certificateKinds, type FactAttributes, funds, groupCodes, levels } from '../src/targets/ledger/attributes.ts'
import type { Predicate, Question } from '../src/targets/ledger/predicate.ts'

const few = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: Math.min(4, values.length) })
const some = <T>(values: readonly T[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(4, values.length) })
const projects = ['QYZG', 'JYJN', 'XTZ']
const occupations = ['电工', '焊工', 'O\'Neill"\\']

const known = {
  groups: few(groupCodes),
  level: fc.constantFrom(...levels),
  certificateKind: fc.constantFrom(...certificateKinds),
  certified: fc.boolean(),
  institutionKind: fc.constantFrom(...unitKinds),
  projectType: fc.constantFrom(...projects),
  occupation: fc.constantFrom(...occupations),
  subsidised: fc.boolean(),
  fund: fc.constantFrom(...funds),
}

/** Attributes of which any may be missing, or null. */
export const anyAttributes: fc.Arbitrary<FactAttributes> = fc.record(
  {
    groups: fc.option(known.groups),
    level: fc.option(known.level),
    certificateKind: fc.option(known.certificateKind),
    certified: fc.option(known.certified),
    institutionKind: fc.option(known.institutionKind),
    projectType: fc.option(known.projectType),
    occupation: fc.option(known.occupation),
    subsidised: fc.option(known.subsidised),
    fund: fc.option(known.fund),
  },
  { requiredKeys: [] },
)

const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ attribute: fc.constant('groups' as const), any: some(groupCodes) }),
  fc.record({ attribute: fc.constant('level' as const), atLeast: known.level }),
  fc.record({ attribute: fc.constant('level' as const), in: some(levels) }),
  fc.record({ attribute: fc.constant('certificateKind' as const), in: some(certificateKinds) }),
  fc.record({ attribute: fc.constant('institutionKind' as const), in: some(unitKinds) }),
  fc.record({ attribute: fc.constant('projectType' as const), in: some(projects) }),
  fc.record({ attribute: fc.constant('occupation' as const), in: some(occupations) }),
  fc.record({ attribute: fc.constant('fund' as const), in: some(funds) }),
  fc.record({ attribute: fc.constantFrom('certified' as const, 'subsidised' as const), is: fc.boolean() }),
)

export const anyPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ node: Predicate }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyQuestion,
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node
