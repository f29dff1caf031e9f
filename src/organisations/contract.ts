import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'

const OwnPost = z.object({ id: z.uuid(), title: z.string(), unitName: z.string() })

const Me = z.object({
  login: z.string(),
  name: z.string(),
  postId: z.uuid().nullable(),
  postTitle: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  /** The worker's own record; null for whoever holds a post. */
  personId: z.uuid().nullable(),
  duties: z.array(z.string()),
  posts: z.array(OwnPost),
  officeDay: PlainDate,
  demo: z.boolean(),
  mustChange: z.boolean(),
  /** The place whose affairs the post sees; null where it sees them all, or none. */
  territory: z.object({ code: z.string(), name: z.string() }).nullable(),
})

export const contract = {
  me: operation({
    method: 'GET',
    path: '/me',
    may: 'anyone',
    summary: '我是谁：岗位、职责、管辖范围 / who I am: post, duties, reach',
    input: z.object({}),
    output: Me,
  }),
  switchPost: operation({
    method: 'POST',
    path: '/me/post',
    may: 'anyone',
    summary: '换一个岗位办事 / act in another of one’s posts',
    input: z.object({ postId: z.uuid() }),
    output: z.object({}),
    subject: 'postId',
  }),
} as const
