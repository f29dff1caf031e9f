import type { Words } from '../platform/refusal.ts'

/** The shell's words: top bar, navigation, sign-in, finder. */
export const words = {
  'app.finder': ['找政策、人员、单位、督办件，可输拼音首字母', 'Find a policy, person, unit or order'],
  'app.skip': ['跳到正文', 'Skip to the page'],
  'app.navigation': ['主导航', 'Main navigation'],
  'app.menu': ['全部栏目', 'All pages'],
  'app.language': ['English', '中文'],
  'app.keys': ['按键', 'Keys'],
  'app.complaints': ['投诉建议', 'Complaints and suggestions'],
  'account.act-as': ['以{post}的身份办事', 'Act as {post}'],
  'account.menu': ['我的账号', 'My account'],
  'account.password': ['改密码', 'Change password'],
  'account.sign-out': ['退出', 'Sign out'],
  'sign-in.title': ['登录', 'Sign in'],
  'sign-in.again': [
    '登录已到期。这一页还在，填的内容没有丢，登录后接着办。',
    'Your sign-in has expired. This page and all you typed are kept; sign in to go on.',
  ],
  'sign-in.other': [
    '换了账号，回到今天要办。原账号的草稿留在本机。',
    'Another account: back to the first page. Drafts of the former account stay on this computer.',
  ],
  'sign-in.login': ['用户名', 'Login'],
  'sign-in.password': ['密码', 'Password'],
  'sign-in.go': ['登录', 'Sign in'],
  'sign-in.change-title': ['首次登录，请先改密码', 'First sign-in: choose your own password'],
  'sign-in.former': ['现在的密码', 'Present password'],
  'sign-in.new': ['新密码', 'New password'],
  'sign-in.repeat': ['再输一遍', 'Once more'],
  'sign-in.differs': ['两次输入的不一样', 'The two differ'],
  'sign-in.rule': [
    '10 位以上，大写、小写、数字、符号至少有三种，不含用户名',
    'At least 10 characters of three kinds, without your login',
  ],
  'sign-in.change': ['改密码并进入', 'Change and go on'],
  'sign-in.changed': ['密码已改，其他地方的登录已失效', 'Password changed; other sign-ins ended'],
  'finder.title': ['查找', 'Find'],
  'finder.page': ['栏目', 'Page'],
  'finder.none': [
    '没有找到“{text}”。可换简称、拼音首字母或编号再找。',
    'Nothing found for “{text}”. Try a short name, initials or a number.',
  ],
  'finder.hint': ['可输名称、拼音首字母、文号或编号', 'Type a name, pinyin initials or a number'],
  'finder.failed': ['查找没有连上，接通后再输', 'The search did not answer; type again when connected'],
  'finder.count': ['找到 {count} 条', '{count} found'],
  'notice.offline': [
    '网络断开。填的内容留在本机，接通后再交。',
    'Offline. What you type is kept here; submit when connected.',
  ],
} as const satisfies Words
