import { cardsContract } from './cards/contract.ts'

export const contract = { ...cardsContract } as const
