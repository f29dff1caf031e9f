import { isSchoolCode } from '../../platform/identifiers/school-code.ts'
import { Refusal } from '../../platform/refusal.ts'
import { isPlaceKind, type UnitKind } from '../rules.ts'

export type CodeScheme = 'division' | 'zone' | 'uscc' | 'school' | 'own'

/** Form only, no check digit: some credit codes in use fail theirs (GB 32100). Six digits of GB/T 2260; host six digits, -K and two digits for a zone (own convention: letters prevent a clash). */
const FORMS: Readonly<Record<CodeScheme, (code: string) => boolean>> = {
  division: (code) => /^\d{6}$/.test(code),
  zone: (code) => /^\d{6}-K\d{2}$/.test(code),
  uscc: (code) => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code),
  school: isSchoolCode,
  own: (code) => /^[\p{L}\d][\p{L}\d-]{1,39}$/u.test(code),
}

/** @throws Refusal code.wrong-form | code.wrong-kind: a place has a division code, a zone its own, neither a credit code. */
export function requireCode(scheme: CodeScheme, code: string, kind: UnitKind): void {
  if (!FORMS[scheme](code)) throw new Refusal('invalid', 'code.wrong-form', { scheme })
  const fits = scheme === 'own' || (scheme === 'zone') === (kind === 'ZONE')
  const place = scheme === 'division' ? isPlaceKind(kind) && kind !== 'ZONE' : !isPlaceKind(kind) || kind === 'ZONE'
  if (!fits || (scheme !== 'own' && !place)) throw new Refusal('invalid', 'code.wrong-kind', { scheme, kind })
}
