import { room } from '../platform/operation.ts'
import { contract } from './contract.ts'
import { counted } from './counted.ts'
import { calendar, endFeed, feed, makeFeed } from './feed.ts'
import { cell, matrix } from './matrix.ts'
import { handDown, take } from './parts.ts'
import { addTasks, create, deliberate, issue, list, planMove, record, since } from './plan-routes.ts'
import { answerSlot, burden, openSlot, proof, prove, reach } from './progress.ts'
import { readTaskList } from './read-list.ts'
import { selfCheck, taskList } from './task-list.ts'
import { revise, task, taskMove } from './task-routes.ts'
import { words } from './words.ts'

export const plansRoom = room(
  contract,
  {
    ...{ list, record, since, create, addTasks, deliberate, issue },
    submit: planMove('submit'),
    withdraw: planMove('withdraw'),
    closePlan: planMove('close'),
    ...{ task, revise, handDown, take },
    begin: taskMove('begin'),
    finish: taskMove('finish'),
    sendBack: taskMove('sendBack'),
    close: taskMove('close'),
    suspend: taskMove('suspend'),
    resume: taskMove('resume'),
    cancel: taskMove('cancel'),
    ...{ prove, proof, reach, openSlot, answerSlot, burden },
    ...{ matrix, cell, counted, taskList, readTaskList, selfCheck },
    ...{ feed, makeFeed, endFeed, calendar },
  },
  words,
)
