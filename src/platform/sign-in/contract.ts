import { z } from 'zod'
import { operation } from '../operation.ts'

const Login = z.string().trim().min(1).max(64)
const Password = z.string().min(1).max(200)
const Code = z.string().trim().min(6).max(20)

export const contract = {
  signIn: operation({
    method: 'POST',
    path: '/sign-in',
    may: 'everybody',
    summary: '登录 / sign in; the answer sets the cookie',
    input: z.object({ login: Login, password: Password, code: Code.optional() }),
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
  secondFactor: operation({
    method: 'GET',
    path: '/second-factor',
    may: 'anyone',
    summary: '验证器设置了没有 / whether one has a second factor, and must have one',
    input: z.object({}),
    output: z.object({ isEnrolled: z.boolean(), mustEnrol: z.boolean() }),
  }),
  beginSecondFactor: operation({
    method: 'POST',
    path: '/second-factor',
    may: 'anyone',
    summary: '设置验证器：取得密钥 / a new secret for one’s authenticator; whoever has one gives its code',
    input: z.object({ password: Password, code: Code.optional() }),
    output: z.object({ secret: z.string(), uri: z.string() }),
    isSecret: true,
  }),
  confirmSecondFactor: operation({
    method: 'POST',
    path: '/second-factor/confirmed',
    may: 'anyone',
    summary: '设置验证器：用第一个数确认 / put the secret into force; answers the recovery codes, once',
    input: z.object({ code: Code }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    isSecret: true,
  }),
  resetSecondFactor: operation({
    method: 'POST',
    path: '/second-factor/reset',
    may: 'account.reset',
    summary: '撤销他人遗失的验证器 / take away a colleague’s lost second factor; ends his sign-ins',
    input: z.object({ login: Login }),
    output: z.object({}),
  }),
} as const
