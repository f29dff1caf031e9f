import { room } from '../platform/operation.ts'
import { contract } from './contract.ts'
import { figureHandlers } from './population/figure-routes.ts'
import { personHandlers } from './population/person-routes.ts'
import { previewHandlers } from './population/preview-routes.ts'
import { runHandlers } from './population/run-routes.ts'
import { populationWords } from './population/words.ts'
import { eligibilityWords } from './words.ts'

/** Who can apply for what: one person, a list, everybody. */
export const eligibilityRoom = room(
  contract,
  { ...runHandlers, ...figureHandlers, ...personHandlers, ...previewHandlers },
  { ...eligibilityWords, ...populationWords },
)
