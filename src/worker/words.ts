import type { Words } from '../platform/refusal.ts'

export const words = {
  'worker.no-record': ['您的账号没有对应的人员档案。', 'Your account has no record of a person.'],
} satisfies Words
