import { room } from '../platform/operation.ts'
import { form, list, places, plan, record, revise, step } from './class-routes.ts'
import { contract } from './contract.ts'
import { certify, people, putBack, reportHours, takeOff } from './people-routes.ts'
import { check, drop, drops, marked, receipt, template } from './roster-routes.ts'
import { words } from './words.ts'

export const trainingRoom = room(
  contract,
  {
    ...{ list, form, places, record, plan, revise },
    file: step('file'),
    approve: step('approve'),
    sendBack: step('sendBack'),
    start: step('start'),
    complete: step('complete'),
    cancel: step('cancel'),
    void: step('void'),
    ...{ people, reportHours, certify, takeOff, putBack },
    ...{ drop, drops, receipt, marked, check, template },
  },
  words,
)
