import type { Words } from '../refusal.ts'

export const words = {
  'migration.database-newer': [
    '数据库已由更新的版本升级过（{name}），本程序只到第 {version} 步。请用新版程序启动；数据没有改动。',
    'A newer release has upgraded this database ({name}); this program knows {version} steps. Start the newer release; nothing was changed.',
  ],
  'migration.edited': [
    '升级脚本 {name} 执行后又被改过，不能继续。请换回原来的文件，改动另写一个新脚本。',
    'The migration {name} was edited after it had run. Put the old file back and write the change as a new one.',
  ],
  'migration.number-twice': [
    '升级脚本 {name} 的编号 {number} 已被用过。',
    'The number {number} of migration {name} is taken.',
  ],
  'migration.gap': ['升级脚本 {name} 之前缺第 {number} 号。', 'Before migration {name}, number {number} is missing.'],
  'migration.odd-name': [
    '升级脚本 {name} 的文件名不对，应为 0001-name.sql 的样子。',
    'The migration {name} is misnamed; it should look like 0001-name.sql.',
  ],
} satisfies Words
