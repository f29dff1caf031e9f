import { room } from '../platform/operation.ts'
import * as cards from './cards/routes.ts'
import { contract } from './contract.ts'
import { between } from './figures/between.ts'
import { detail } from './figures/detail.ts'
import { head } from './figures/head.ts'
import { people } from './figures/people.ts'
import { recountFigure } from './figures/recount.ts'
import { strip } from './figures/strip.ts'
import * as issuing from './issue/routes.ts'
import * as locking from './periods/routes.ts'
import * as shares from './shares/routes.ts'
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
    head,
    recount: recountFigure,
    strip,
    people,
    between,
    detail,
    draft: issuing.draft,
    issue: issuing.issue,
    reread: issuing.reread,
    readings: issuing.readings,
    periods: locking.periods,
    lockPeriod: locking.lockPeriod,
    reopenPeriod: locking.reopenPeriod,
    split: shares.split,
    tryOut: shares.tryOut,
    store: shares.store,
    move: shares.move,
    trail: shares.trail,
    commit: shares.commit,
  },
  words,
)
