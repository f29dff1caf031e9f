import { cardsContract } from './cards/contract.ts'
import { figuresContract } from './figures/contract.ts'
import { issueContract } from './issue/contract.ts'

export const contract = { ...cardsContract, ...figuresContract, ...issueContract } as const
