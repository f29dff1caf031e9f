import { nameKey } from './person-checks.ts'
import type { RosterMark } from './reading.ts'
import { type CheckedRow, markPerson } from './row-check.ts'
import { columnOf, mark, type RowDraft } from './row-values.ts'

const SHARED_PHONE = 5

/** Compares rows with each other as they come; `late` gives the findings that only the whole roster shows. */
export function acrossRows(): {
  look(draft: RowDraft, checked: CheckedRow, block: number): void
  late(): RosterMark[]
} {
  const numbers: Map<string, number>[] = []
  const names = new Map<string, string>()
  const certificates = new Map<string, number>()
  const once = new Map<string, RosterMark>()
  const often = new Map<string, RosterMark[]>()
  let accepted = 0

  const look = (draft: RowDraft, { record, marks }: CheckedRow, block: number) => {
    const { idNumber, name } = record
    if (idNumber !== '') {
      numbers[block] ??= new Map()
      const earlier = numbers[block].get(idNumber)
      if (earlier === undefined) numbers[block].set(idNumber, draft.row)
      else mark(draft, 'idNumber', 'E50', undefined, { earlier })
    }
    if (name !== '' && idNumber !== '') {
      const key = nameKey(name)
      const other = names.get(key)
      if (other === undefined) names.set(key, idNumber)
      else if (other !== idNumber) mark(draft, 'name', 'W51')
    }
    lookAtCertificate(draft, record.certificate)
    lookAtPhone(draft, record.phone)
    const planned = draft.context.class?.plannedPeople
    if (marks.some(isError)) return
    accepted += 1
    if (planned && accepted > planned) markPerson(draft, 'E53', { planned })
  }

  const lookAtCertificate = (draft: RowDraft, certificate: string | null) => {
    if (certificate === null) return
    const key = certificate.replace(/\s/g, '').toUpperCase()
    const earlier = certificates.get(key)
    if (earlier === undefined) certificates.set(key, draft.row)
    else mark(draft, 'certificate', 'E44', undefined, { earlier })
  }

  const lookAtPhone = (draft: RowDraft, phone: string | null) => {
    if (phone === null || draft.marks.some(({ code }) => code === 'E31')) return
    const column = columnOf(draft, 'phone')
    const value = draft.cells[column]?.text ?? ''
    const found: RosterMark = { row: draft.row, column, field: 'phone', code: 'W31', value }
    const first = once.get(phone)
    const shared = often.get(phone)
    if (shared) shared.push(found)
    else if (first) often.set(phone, [first, found])
    else once.set(phone, found)
  }

  const late = () =>
    [...often.values()]
      .filter((shared) => shared.length >= SHARED_PHONE)
      .flatMap((shared) => shared.map((one) => ({ ...one, facts: { people: shared.length } })))

  return { look, late }
}

/** E blocks the row, W warns. */
export const isError = ({ code }: { readonly code: string }): boolean => code.startsWith('E')
