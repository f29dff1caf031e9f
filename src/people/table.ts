import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { RecordKind } from './records/kinds.ts'
import type {
  Appraised,
  Contract,
  HonourRank,
  KnownList,
  SkillLevel,
  TitleLevel,
  TitleRoute,
  Track,
} from './records/values.ts'
import type { CertificateKind, IdKind, PairDecision, PairReason, Sex } from './rules.ts'

/** What every record of a person carries; `struckOn` set: entered by mistake, no fact any more. */
interface Kept {
  personId: string
  id: string
  source: string
  paperId: string | null
  verified: Generated<boolean>
  verifiedBy: string | null
  verifiedOn: PlainDate | null
  struckOn: PlainDate | null
  version: Generated<number>
  enteredBy: string
  enteredAt: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, unitId, systemId, employerId, mergedInto, accountId, sex, birth, retiredOn, diedOn. Everything else only through people/door.ts, masked. */
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
      retiredOn: PlainDate | null
      movedOn: PlainDate | null
      diedOn: PlainDate | null
      version: Generated<number>
      registeredBy: string
      registeredAt: Generated<Date>
      /** The reading without tones, made of the sort key. */
      spelt: Generated<string>
      /** Leaves of both trees that know the person; see search/shelf-store.ts. */
      placeIds: Generated<string[]>
    }
    personKey: { hash: Buffer; kind: IdKind; personId: string }
    /** published: personId, unitId, systemId */
    personPlace: {
      personId: string
      unitId: string
      systemId: string
      since: Generated<Date>
      through: Generated<'register' | 'work'>
      untilOn: PlainDate | null
      /** Known there only through this merge. */
      mergeId: Generated<string | null>
    }
    /** published: personId, id, groupCode, fromOn, toOn (last day), verified, struckOn */
    personGroup: {
      id: Generated<string>
      groupCode: string
      fromOn: PlainDate
      toOn: PlainDate | null
      document: string | null
      enteredBy: string | null
    } & Omit<Kept, 'id' | 'enteredBy'>
    personPair: {
      personId: string
      otherId: string
      why: PairReason
      foundAt: Generated<Date>
      decision: PairDecision | null
      decidedBy: string | null
      decidedAt: Date | null
      reason: string | null
      /** Side by side only because of this merge. */
      mergeId: Generated<string | null>
    }
    /** published: personId, id, kind, occupation (name), level, series, issuedOn, verified, revokedOn, struckOn */
    certificate: {
      number: string | null
      kind: CertificateKind
      occupation: string
      level: string | null
      /** What the evaluation body says; null: as the occupation maps. */
      series: string | null
      issuer: string | null
      issuedOn: PlainDate | null
      revokedOn: PlainDate | null
      enteredBy: string | null
    } & Omit<Kept, 'enteredBy'>
    certificateKey: { number: string; personId: string; certificateId: string }
    /** published: all but source, paperId, verifiedBy. `toOn` is the last day of work; null: still there. */
    employment: {
      unitId: string | null
      unitName: string | null
      post: string | null
      track: Track | null
      occupation: string | null
      fromOn: PlainDate
      toOn: PlainDate | null
      contract: Contract | null
    } & Kept
    /** published: personId, id, series, level, grantedOn, verified, revokedOn, struckOn */
    title: {
      series: string
      speciality: string | null
      level: TitleLevel
      name: string | null
      grantedOn: PlainDate | null
      number: string | null
      issuer: string | null
      route: TitleRoute | null
      revokedOn: PlainDate | null
    } & Kept
    /** published: personId, id, unitId, occupation, skillLevel, titleLevel, fromOn, toOn, verified, struckOn */
    engagement: {
      unitId: string | null
      unitName: string | null
      occupation: string | null
      skillLevel: SkillLevel | null
      titleLevel: TitleLevel | null
      name: string | null
      fromOn: PlainDate
      toOn: PlainDate | null
      document: string | null
    } & Kept
    /** published: personId, id, year, unitId, unitName, occupation, result, verified, struckOn */
    appraisal: {
      year: number
      unitId: string | null
      unitName: string | null
      occupation: string | null
      result: Appraised | null
      word: string | null
      confirmedOn: PlainDate | null
    } & Kept
    appraisalWord: { unitId: string; word: string; result: Appraised; agreedBy: string; agreedAt: Generated<Date> }
    honour: {
      name: string
      rank: HonourRank | null
      issuer: string | null
      grantedOn: PlainDate | null
      document: string | null
      validUntil: PlainDate | null
      revokedOn: PlainDate | null
    } & Kept
    personDraft: {
      personId: string
      id: string
      recordKind: RecordKind
      /** The record that it was to correct; null: a new one. */
      corrects: string | null
      /** The fields as typed, and what is wrong with them. */
      typed: unknown
      faults: unknown
      source: string
      paperId: string | null
      enteredBy: string
      enteredAt: Generated<Date>
      settledAt: Date | null
      settledBy: string | null
      recordId: string | null
    }
    personChange: {
      personId: string
      id: string
      at: Generated<Date>
      accountId: string | null
      postId: string | null
      unitId: string | null
      act: string
      recordKind: RecordKind | 'person'
      recordId: string | null
      /** [{ field, from, to }]; number and telephone sealed. */
      fields: unknown
      why: string
    }
    /** published: personId, list */
    listKnown: {
      personId: string
      list: KnownList
      knownOn: PlainDate
      source: string
      saidBy: string
      saidAt: Generated<Date>
    }
    personPaper: {
      personId: string
      id: string
      fileHash: string
      fileName: string
      kind: string
      size: bigint
      addedBy: string
      addedAt: Generated<Date>
    }
    personMove: {
      personId: string
      id: string
      onDay: PlainDate
      fromUnitId: string
      toUnitId: string
      why: string
      recordedBy: string
      recordedAt: Generated<Date>
    }
    /** published: personId, id, unitId, systemId, recordKind, askedOn, state */
    correction: {
      personId: string
      id: string
      recordKind: RecordKind | 'person' | 'training'
      recordId: string | null
      /** Sealed. */
      says: string
      unitId: string
      systemId: string
      askedBy: string
      askedOn: PlainDate
      askedAt: Generated<Date>
      state: Generated<'open' | 'accepted' | 'refused'>
      answer: string | null
      answeredBy: string | null
      answeredOn: PlainDate | null
      answeredAt: Date | null
    }
    /** published: code, name, series, fromOn, toOn */
    occupation: {
      code: string
      fromOn: PlainDate
      toOn: PlainDate | null
      name: string
      series: string | null
      aliases: string[]
      initials: string
      search: string
      edition: string
    }
    recordDrop: {
      id: string
      unitId: string
      fileHash: string
      fileName: string
      state: 'waiting' | 'stored' | 'refused'
      jobId: string | null
      receipt: unknown
      refusal: unknown
      droppedBy: string
      droppedAt: Generated<Date>
      endedAt: Date | null
    }
  }
}
