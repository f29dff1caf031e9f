import type { Facts, Words } from '../refusal.ts'

export const words = {
  'postgres.unsupported': [
    '本机系统（{system}）没有配套的数据库程序。请用 DATABASE_URL 指定一台 PostgreSQL 16 以上的服务器。',
    'There is no embedded database for this system ({system}). Name a PostgreSQL server, 16 or later, in DATABASE_URL.',
  ],
  'postgres.no-account': [
    '数据库不能以 root 身份运行，本机又没有 {accounts} 账户。请建一个，或用普通账户启动。',
    'The database refuses to run as root and there is no account {accounts}. Add one, or start as an ordinary user.',
  ],
  'postgres.not-your-folder': [
    '数据目录 {folder} 属于另一个账户，当前账户读不了。请用原来的账户启动。',
    'The data folder {folder} belongs to another account. Start as the account that made it.',
  ],
  'postgres.data-elsewhere': [
    '数据已迁到 {place}，那里却没有数据。请把该目录恢复后再启动；系统没有另建空库。',
    'The data was moved to {place}, and is not there. Put it back first; no empty database was made in its place.',
  ],
  'postgres.data-damaged': [
    '数据目录 {folder} 里有文件，但不是完整的数据库。请从备份恢复；系统没有改动它。',
    'The folder {folder} holds files but no whole database. Restore a backup; nothing in it was changed.',
  ],
  'postgres.other-version': [
    '数据目录是 PostgreSQL {found} 的，程序带的是 {expected}。请用旧版程序备份，再用新版恢复。',
    'The data folder is of PostgreSQL {found}, the program brings {expected}. Back up with the old release, then restore.',
  ],
  'postgres.secret-missing': [
    '数据目录在，口令文件 {file} 不见了，无法登录数据库。请从备份找回该文件。',
    'The data is there, but its secret {file} is missing. Bring that file back from a backup.',
  ],
  'postgres.wrong-secret': [
    '口令文件 {file} 与数据目录不是一套，数据库拒绝登录。请找回与这份数据配套的口令文件。',
    'The secret {file} does not belong to this data folder; the database refused it. Bring back the one that does.',
  ],
  'postgres.cannot-create': ['新建数据库没有成功：{detail}', 'The database could not be created: {detail}'],
  'postgres.cannot-start': ['数据库没有启动成功：{detail}', 'The database did not start: {detail}'],
  'postgres.creating': ['正在新建数据库（只在第一次）……', 'Creating the database (first time only) …'],
  'postgres.started': ['数据库已启动，端口 {port}。', 'The database runs on port {port}.'],
  'postgres.reused': ['数据库已在运行，端口 {port}，直接使用。', 'The database already runs on port {port}; using it.'],
  'postgres.recovering': [
    '数据库上次没有正常关闭，正在恢复，请稍候……',
    'The database was not shut down properly and is recovering; please wait …',
  ],
  'postgres.waiting': ['另一个启动正在进行，等它结束……', 'Another start is under way; waiting for it …'],
  'postgres.stale-file': [
    '上次运行留下的 postmaster.pid 已清除（进程 {process} 不在了）。',
    'Removed the postmaster.pid of an earlier run (process {process} is gone).',
  ],
  'postgres.leftovers': [
    '结束上次留下的 {count} 个数据库进程。',
    'Ending {count} database processes of an earlier run.',
  ],
  'postgres.moved': [
    '账户 {account} 进不了 {folder}，数据库改放在 {place}。',
    'The account {account} cannot enter {folder}; the database lives in {place} instead.',
  ],
  'postgres.lost': ['数据库意外中断，正在重新启动……', 'The database broke off; starting it again …'],
  'postgres.shut-down': [
    '数据库已被管理员关闭。重新启动本系统即可恢复。',
    'An administrator shut the database down. Start this program again to bring it back.',
  ],
  'postgres.still-used': [
    '还有别的程序在用数据库，留它继续运行。',
    'Other programs still use the database; leaving it running.',
  ],
  'postgres.stopped': ['数据库已关闭。', 'The database is shut down.'],
} satisfies Words

export type PostgresNote = keyof typeof words

/** What the launcher has to tell, as a code and facts; whoever listens says it in its reader's language. */
export type Log = (note: PostgresNote, facts: Facts) => void

export const isNote = (code: string): code is PostgresNote => code in words
