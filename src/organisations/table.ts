import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Tree, UnitKind } from './rules.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, kind, fromOn, toOn, industry, ownership, countsInHost, invented */
    unit: {
      id: string
      kind: UnitKind
      fromOn: PlainDate
      toOn: PlainDate | null
      precision: Generated<'year' | 'month' | 'day'>
      industry: string | null
      ownership: string | null
      countsInHost: Generated<boolean>
      invented: Generated<boolean>
      note: string | null
      version: Generated<number>
    }
    /** published: unitId, fromOn, toOn, name, shortName, initials, sortKey */
    unitName: {
      unitId: string
      fromOn: PlainDate
      toOn: PlainDate | null
      name: string
      shortName: string
      initials: string
      sortKey: string
      search: string
    }
    /** published: unitId, scheme, code, fromOn, toOn */
    unitCode: {
      unitId: string
      scheme: 'division' | 'zone' | 'uscc' | 'school' | 'own'
      code: string
      fromOn: PlainDate
      toOn: PlainDate | null
    }
    formerCode: { code: string; unitId: string; name: string; lastYear: number | null }
    unitEdge: { tree: Tree; childId: string; parentId: string; fromOn: PlainDate; toOn: PlainDate | null }
    /** published: tree, ancestorId, descendantId, depth, fromOn, toOn */
    unitClosure: {
      tree: Tree
      ancestorId: string
      descendantId: string
      depth: number
      fromOn: PlainDate
      toOn: PlainDate | null
    }
    unitChange: {
      id: string
      kind: 'open' | 'rename' | 'recode' | 'move' | 'split' | 'merge' | 'close' | 'kind' | 'describe'
      onDay: PlainDate
      precision: Generated<'year' | 'month' | 'day'>
      documentNo: string | null
      reason: string
      facts: unknown
      recordedBy: string | null
      recordedAt: Generated<Date>
    }
    unitChangePart: { changeId: string; unitId: string }
    /** published: oldId, newId, onDay, share */
    unitSuccessor: { oldId: string; newId: string; onDay: PlainDate; share: string | null; changeId: string }
    /** published: tree, oldId, heirId, fromOn, toOn */
    unitHeir: { tree: Tree; oldId: string; heirId: string; fromOn: PlainDate; toOn: PlainDate | null }
    /** published: id, unitId, title */
    post: {
      id: string
      unitId: string
      title: string
      bundles: string[]
      territoryId: string | null
      systemId: string | null
      fromOn: PlainDate
      toOn: PlainDate | null
      version: Generated<number>
    }
    /** published: id, accountId, name */
    officer: { id: string; accountId: string | null; name: string; sortKey: string; initials: string }
    appointment: {
      id: string
      postId: string
      officerId: string
      fromOn: PlainDate
      toOn: PlainDate | null
      acting: Generated<boolean>
      documentNo: string | null
      reason: string
      endReason: string | null
    }
    membership: {
      id: string
      bodyId: string
      memberId: string
      role: 'LEAD_GROUP' | 'OFFICE' | 'MEMBER' | 'LIAISON_POOL'
      duty: string
      grade: 'C' | 'P' | 'U'
      fromOn: PlainDate
      toOn: PlainDate | null
    }
    pairing: {
      id: string
      officerId: string
      enterpriseId: string
      purpose: string
      documentNo: string | null
      fromOn: PlainDate
      toOn: PlainDate | null
      endReason: string | null
      version: Generated<number>
    }
    pairingVisit: { id: string; pairingId: string; onDay: PlainDate; found: string; recordedAt: Generated<Date> }
  }
}
