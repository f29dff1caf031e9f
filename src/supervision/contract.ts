import { orderOperations } from './orders/contract.ts'
import { paperOperations } from './papers/contract.ts'

/** What supervision can be asked: orders, their papers. */
export const contract = { ...orderOperations, ...paperOperations } as const
