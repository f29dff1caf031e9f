import { room } from '../../platform/operation.ts'
import { decisionOperations } from '../decisions/contract.ts'
import { decisionHandlers } from '../decisions/routes.ts'
import { decisionWords } from '../decisions/words.ts'
import { eligibilityWords } from '../words.ts'
import { ruleOperations } from './contract.ts'
import { ruleHandlers } from './routes.ts'
import { ruleWords } from './words.ts'

/** Rules and decisions: what stands beside the runs of the same folder. */
export const ruleBookRoom = room(
  { ...ruleOperations, ...decisionOperations },
  { ...ruleHandlers, ...decisionHandlers },
  { ...eligibilityWords, ...ruleWords, ...decisionWords },
)
