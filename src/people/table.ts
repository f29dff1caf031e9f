import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { CertificateKind, IdKind, PairDecision, PairReason, Sex } from './rules.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, unitId, systemId, mergedInto, accountId. Everything else only through people/door.ts, masked. */
    person: {
      id: string
      name: string
      sortKey: string
      initials: string
      idType: string
      /** Sealed. */
      idNumber: string
      idTailHash: Buffer
      sex: Sex | null
      /** A day or, where only the month is known, YYYY-MM. */
      birth: string | null
      ethnicity: string | null
      education: string | null
      /** Six digits of a county or above, never an address. */
      residence: string | null
      residenceKind: string | null
      /** Sealed. */
      phone: string | null
      /** Where and by which unit the person was registered first. */
      unitId: string
      systemId: string
      employerId: string | null
      employerName: string | null
      accountId: string | null
      mergedInto: string | null
      diedOn: PlainDate | null
      version: Generated<number>
      registeredBy: string
      registeredAt: Generated<Date>
    }
    personKey: { hash: Buffer; kind: IdKind; personId: string }
    /** published: personId, unitId, systemId */
    personPlace: { personId: string; unitId: string; systemId: string; since: Generated<Date> }
    /** published: personId, groupCode, fromOn, toOn, verified */
    personGroup: {
      personId: string
      groupCode: string
      fromOn: PlainDate
      toOn: PlainDate | null
      source: string
      verified: Generated<boolean>
    }
    personPair: {
      personId: string
      otherId: string
      why: PairReason
      foundAt: Generated<Date>
      decision: PairDecision | null
      decidedBy: string | null
      decidedAt: Date | null
      reason: string | null
    }
    /** published: personId, id, kind, occupation, level, issuedOn, verified, revokedOn */
    certificate: {
      personId: string
      id: string
      number: string | null
      kind: CertificateKind
      occupation: string
      level: string | null
      issuedOn: PlainDate | null
      source: string
      verified: Generated<boolean>
      revokedOn: PlainDate | null
    }
    certificateKey: { number: string; personId: string; certificateId: string }
  }
}
