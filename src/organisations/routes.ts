import { room } from '../platform/operation.ts'
import { changeHandlers } from './changes/routes.ts'
import { complaintsHandlers } from './complaints/routes.ts'
import { contract } from './contract.ts'
import { pairingHandlers } from './pairings/routes.ts'
import { meHandlers } from './staff/me-routes.ts'
import { memberHandlers } from './staff/member-routes.ts'
import { postHandlers } from './staff/post-routes.ts'
import { unitHandlers } from './units/routes.ts'
import { words } from './words.ts'

export const organisationsRoom = room(
  contract,
  {
    ...meHandlers,
    ...postHandlers,
    ...memberHandlers,
    ...unitHandlers,
    ...changeHandlers,
    ...pairingHandlers,
    ...complaintsHandlers,
  },
  words,
)
