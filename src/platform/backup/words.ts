import type { Words } from '../refusal.ts'

export const words = {
  'backup.not-a-backup': [
    '这不是本平台的备份文件，或文件头已损坏。',
    'This is no backup of this product, or its head is damaged.',
  ],
  'backup.wrong-passphrase': [
    '口令不对，或文件被改动、没有传完。数据库没有动。',
    'The passphrase is wrong, or the file was changed or cut short. The database was not touched.',
  ],
  'backup.not-empty': [
    '目标库里已有数据，没有恢复。确认要覆盖时加 --replace。',
    'The database holds data; nothing was restored. Add --replace to overwrite it.',
  ],
  'backup.newer': [
    '备份来自更新的版本（库结构 {schema}，本程序 {version}），请先升级程序。',
    'The backup is from a newer release (schema {schema}, this program {version}); upgrade first.',
  ],
  'backup.cut-short': ['备份文件不完整，没有恢复。', 'The backup is not whole; nothing was restored.'],
  'backup.no-passphrase': [
    '没有口令。用 --passphrase-file 文件 或环境变量 CHANGAI_PASSPHRASE 给出，至少 12 位。',
    'No passphrase. Give it by --passphrase-file FILE or CHANGAI_PASSPHRASE, at least 12 characters.',
  ],
} satisfies Words
