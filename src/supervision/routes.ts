import { room } from '../platform/operation.ts'
import { contract } from './contract.ts'
import { inspectionHandlers } from './inspections/routes.ts'
import { listHandlers } from './lists/routes.ts'
import { orderHandlers } from './orders/routes.ts'
import { paperHandlers } from './papers/routes.ts'
import { words } from './words.ts'

export const supervisionRoom = room(
  contract,
  { ...orderHandlers, ...paperHandlers, ...listHandlers, ...inspectionHandlers },
  words,
)
