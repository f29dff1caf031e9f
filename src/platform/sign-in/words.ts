import type { Words } from '../refusal.ts'

export const words = {
  'sign-in.code-needed': [
    '密码对。请再填验证器上的 6 位数，或一个备用码。',
    'The password is right. Now enter the six digits of your authenticator, or a recovery code.',
  ],
  'sign-in.code-wrong': [
    '验证码不对，或已用过。请等下一个数再填。',
    'The code is wrong or was used already. Wait for the next one.',
  ],
  'second-factor.needed': [
    '管理岗位登录要用验证器，请先设置。',
    'Administrators sign in with an authenticator; please set it up first.',
  ],
  'second-factor.none-offered': ['还没有生成密钥，请从头设置。', 'No secret was made yet; begin again.'],
  'second-factor.code-wrong': [
    '这个数与密钥不符。请核对密钥和手机时间，再填新的数。',
    'This code does not fit the secret. Check the secret and the clock of your telephone, then enter a new one.',
  ],
  'second-factor.own': ['自己的验证器不能自己撤销，请另一位管理员办。', 'Ask another administrator to reset yours.'],
  'setting.second-factor': ['管理岗位登录须用验证器', 'administrators sign in with an authenticator'],
} satisfies Words
