/** Megabytes of one proof. */
export const LARGEST_PROOF = 20

export const proofKinds = ['pdf', 'ofd', 'jpg', 'png', 'docx', 'xlsx', 'doc', 'xls'] as const
export type ProofKind = (typeof proofKinds)[number]

const types: Readonly<Record<ProofKind, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const begins: Readonly<Record<ProofKind, readonly number[]>> = {
  ...{ pdf: [0x25, 0x50, 0x44, 0x46, 0x2d], jpg: [0xff, 0xd8, 0xff], png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] },
  ...{ ofd: ZIP, docx: ZIP, xlsx: ZIP, doc: COMPOUND, xls: COMPOUND },
}

/** What a proof is: its name and its first bytes must agree; undefined for anything else. */
export function proofKindOf(fileName: string, bytes: Uint8Array): ProofKind | undefined {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  const named = ending === 'jpeg' ? 'jpg' : ending
  const kind = proofKinds.find((one) => one === named)
  return kind && begins[kind].every((byte, at) => bytes[at] === byte) ? kind : undefined
}

/** The type that a browser is told. */
export const proofType = (kind: string): string => types[kind as ProofKind] ?? 'application/octet-stream'
