import { cardsContract } from './cards/contract.ts'
import { figuresContract } from './figures/contract.ts'
import { issueContract } from './issue/contract.ts'
import { periodsContract } from './periods/contract.ts'
import { sharesContract } from './shares/contract.ts'

export type { LineAt, PlaceAt } from './cards/contract.ts'

export const contract = {
  ...cardsContract,
  ...figuresContract,
  ...issueContract,
  ...periodsContract,
  ...sharesContract,
} as const
