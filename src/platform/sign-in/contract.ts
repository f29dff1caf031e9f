import { z } from 'zod'
import { operation } from '../operation.ts'

const Login = z.string().trim().min(1).max(64)
const Password = z.string().min(1).max(200)

export const contract = {
  signIn: operation({
    method: 'POST',
    path: '/sign-in',
    may: 'everybody',
    summary: '登录 / sign in; the answer sets the cookie',
    input: z.object({ login: Login, password: Password }),
    output: z.object({ mustChange: z.boolean() }),
  }),
  signOut: operation({
    method: 'POST',
    path: '/sign-out',
    may: 'anyone',
    summary: '退出 / sign out',
    input: z.object({}),
    output: z.object({}),
  }),
  changePassword: operation({
    method: 'POST',
    path: '/password',
    may: 'anyone',
    summary: '改密码 / change one’s password; ends one’s other sign-ins',
    input: z.object({ former: Password, password: Password }),
    output: z.object({}),
  }),
} as const
