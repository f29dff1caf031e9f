import { inspectionOperations } from './inspections/contract.ts'
import { listOperations } from './lists/contract.ts'
import { orderOperations } from './orders/contract.ts'
import { paperOperations } from './papers/contract.ts'

/** What supervision can be asked: orders, their papers, the lists that offices exchange, special supervision. */
export const contract = { ...orderOperations, ...paperOperations, ...listOperations, ...inspectionOperations } as const
