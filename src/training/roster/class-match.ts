import type { RosterClass } from './reading.ts'
import { folded } from './text.ts'

/** 1, “1”, 第1期 and 第01期 are one number. */
const numberKey = (text: string): string => folded(text).replace(/^第?0*(\d+)[期班号]?$/, '$1')

/** Whether a class number as somebody wrote it is that of the class. */
export const namesClass = (text: string, roster: RosterClass): boolean =>
  [roster.number, roster.id].some((own) => numberKey(own) === numberKey(text))
