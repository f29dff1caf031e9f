import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { bundleNames } from '../duties.ts'
import { Dated, DocumentNo, Id, Reason, Text, UnitAbove, Version } from '../shapes.ts'

const Bundle = z.enum(bundleNames)
const Holder = z.object({
  appointmentId: Id,
  officerId: Id,
  name: z.string(),
  ...Dated.shape,
  acting: z.boolean(),
  documentNo: z.string().nullable(),
  reason: z.string(),
})

const Post = z.object({
  id: Id,
  title: z.string(),
  bundles: z.array(Bundle),
  territory: UnitAbove.nullable(),
  system: UnitAbove.nullable(),
  ...Dated.shape,
  version: Version,
  /** Who holds it on the day; null: vacant. */
  holder: Holder.nullable(),
  former: z.array(Holder),
  /** Whether this reader may appoint to it. */
  mayAppoint: z.boolean(),
})

const may = 'post.appoint'

export const staffOperations = {
  me: operation({
    method: 'GET',
    path: '/me',
    may: 'anyone',
    summary: '我是谁：岗位、职责、管辖范围 / who I am: post, duties, reach',
    input: z.object({}),
    output: z.object({
      login: z.string(),
      name: z.string(),
      postId: Id.nullable(),
      postTitle: z.string(),
      unitId: Id.nullable(),
      unitName: z.string(),
      /** The worker's own record; null for whoever holds a post. */
      personId: Id.nullable(),
      duties: z.array(z.string()),
      posts: z.array(z.object({ id: Id, title: z.string(), unitName: z.string() })),
      officeDay: PlainDate,
      demo: z.boolean(),
      mustChange: z.boolean(),
      /** Administers the office and has no second factor yet. */
      mustEnrol: z.boolean(),
      /** The place whose affairs the post sees; null where it sees them all, or none. */
      territory: z.object({ code: z.string(), name: z.string() }).nullable(),
    }),
  }),
  switchPost: operation({
    method: 'POST',
    path: '/me/post',
    may: 'anyone',
    summary: '换一个岗位办事 / act in another of one’s posts',
    input: z.object({ postId: Id }),
    output: z.object({}),
    subject: 'postId',
  }),
  posts: operation({
    method: 'GET',
    path: '/units/:id/posts',
    may: 'post.read',
    summary: '某组织的岗位和任职，可看任一天 / posts of a unit and who held them on a day',
    input: z.object({ id: Id, day: PlainDate.optional() }),
    output: z.object({ posts: z.array(Post), mayOpen: z.boolean(), grantable: z.array(Bundle) }),
  }),
  openPost: operation({
    ...{ method: 'POST', path: '/units/:id/posts', may, summary: '设岗 / open a post', subject: 'id' },
    input: z.object({
      id: Id,
      title: Text.min(2).max(40),
      bundles: z.array(Bundle).min(1).max(6),
      /** Root of what the post sees in each tree; null: all of it, which only who sees all may give. */
      territoryId: Id.nullable(),
      systemId: Id.nullable(),
      fromOn: PlainDate,
    }),
    output: z.object({ id: Id }),
  }),
  closePost: operation({
    ...{ method: 'POST', path: '/posts/:id/close', may, summary: '撤岗 / close a post', subject: 'id' },
    input: z.object({ id: Id, version: Version, onDay: PlainDate, reason: Reason }),
    output: z.object({}),
  }),
  appoint: operation({
    ...{ method: 'POST', path: '/posts/:id/appointments', may, subject: 'id' },
    summary: '任职：交接当日归新任 / appoint; the day of handover is the new holder’s',
    input: z.object({
      ...{ id: Id, version: Version, fromOn: PlainDate, acting: z.boolean().default(false) },
      ...{ documentNo: DocumentNo, reason: Reason },
      /** Somebody known, or the name of somebody new. */
      officerId: Id.nullable().default(null),
      name: Text.min(1).max(50).nullable().default(null),
    }),
    output: z.object({ officerId: Id }),
  }),
  dismiss: operation({
    ...{ method: 'POST', path: '/posts/:id/dismissal', may, summary: '免职、调离 / end an appointment', subject: 'id' },
    input: z.object({ id: Id, version: Version, onDay: PlainDate, reason: Reason }),
    output: z.object({}),
  }),
  findOfficers: operation({
    method: 'GET',
    path: '/officers/find',
    may: 'post.read',
    summary: '找人：姓名、拼音首字母 / officers who hold or held posts within reach',
    input: z.object({ text: Text.min(1).max(40) }),
    output: z.object({
      hits: z.array(z.object({ id: Id, name: z.string(), post: z.string(), unitName: z.string() })),
      more: z.boolean(),
    }),
  }),
  members: operation({
    method: 'GET',
    path: '/units/:id/members',
    may: 'unit.read',
    summary: '成员单位 / member departments of a leading body',
    input: z.object({ id: Id, day: PlainDate.optional() }),
    output: z.object({
      members: z.array(
        z.object({
          ...{ id: Id, unit: UnitAbove, duty: z.string(), grade: z.enum(['C', 'P', 'U']) },
          role: z.enum(['LEAD_GROUP', 'OFFICE', 'MEMBER', 'LIAISON_POOL']),
          ...Dated.shape,
        }),
      ),
      mayChange: z.boolean(),
    }),
  }),
  joinBody: operation({
    ...{ method: 'POST', path: '/units/:id/members', may: 'unit.change', subject: 'id' },
    summary: '增加成员单位 / add a member department',
    input: z.object({
      ...{ id: Id, memberId: Id, duty: Text.max(200), fromOn: PlainDate },
      role: z.enum(['OFFICE', 'MEMBER', 'LIAISON_POOL']),
    }),
    output: z.object({ id: Id }),
  }),
  leaveBody: operation({
    ...{ method: 'POST', path: '/memberships/:id/end', may: 'unit.change', subject: 'id' },
    summary: '退出成员单位 / end a membership',
    input: z.object({ id: Id, onDay: PlainDate }),
    output: z.object({}),
  }),
} as const
