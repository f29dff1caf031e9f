import { room } from '../platform/operation.ts'
import { contract } from './contract.ts'
import { meHandlers } from './staff/me-routes.ts'
import { words } from './words.ts'

export const organisationsRoom = room(contract, { ...meHandlers }, words)
