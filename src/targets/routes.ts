import { room } from '../platform/operation.ts'
import * as cards from './cards/routes.ts'
import { contract } from './contract.ts'
import { words } from './words.ts'

export const targetsRoom = room(
  contract,
  {
    list: cards.list,
    card: cards.card,
    places: cards.places,
    course: cards.course,
    overlap: cards.overlap,
    report: cards.report,
  },
  words,
)
