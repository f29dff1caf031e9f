import { changeOperations } from './changes/contract.ts'
import { complaintsOperations } from './complaints/contract.ts'
import { pairingOperations } from './pairings/contract.ts'
import { staffOperations } from './staff/contract.ts'
import { unitOperations } from './units/contract.ts'

/** Everything the office can be asked about its organisations. */
export const contract = {
  ...staffOperations,
  ...unitOperations,
  ...changeOperations,
  ...pairingOperations,
  ...complaintsOperations,
} as const
