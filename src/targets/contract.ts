import { cardsContract } from './cards/contract.ts'
import { figuresContract } from './figures/contract.ts'

export const contract = { ...cardsContract, ...figuresContract } as const
