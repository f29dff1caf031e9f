import type { Words } from '../platform/refusal.ts'

export const words = {
  'usage.none': ['请说明要做什么。', 'Say what to do.'],
  'usage.unknown-command': ['没有这条命令：{given}', 'There is no such command: {given}'],
  'usage.option': ['选项 {given} 不认识，或缺少它的值。', 'The option {given} is unknown, or lacks its value.'],
  'usage.foreign-option': ['命令 {command} 没有选项 {given}。', 'The command {command} has no option {given}.'],
  'usage.missing': ['命令 {command} 缺少 {missing}。', 'The command {command} lacks {missing}.'],
  'usage.too-many': ['命令 {command} 多了一项：{given}', 'The command {command} takes no {given}.'],
  'usage.day': [
    '{option} 要填存在的日期，如 2021-06-30；现在是 {given}。',
    '{option} takes a day that exists, such as 2021-06-30, not {given}.',
  ],
  'usage.count': ['{option} 要填整数；现在是 {given}。', '{option} takes a whole number, not {given}.'],
  'usage.demo': ['--demo 只能是 small 或 province；现在是 {given}。', '--demo is small or province, not {given}.'],
  'usage.language': ['--lang 只能是 zh 或 en；现在是 {given}。', '--lang is zh or en, not {given}.'],

  'help.usage': ['用法：', 'Usage:'],
  'help.common': [
    '通用选项：--json 只输出一个 JSON 文档；--data DIR 数据目录（默认 ./var）；--lang zh|en；--as LOGIN 以谁的岗位办理。',
    'Common options: --json prints one JSON document; --data DIR the data folder (./var); --lang zh|en; --as LOGIN in whose post.',
  ],
  'help.start': ['启动系统', 'start the product'],
  'help.migrate': ['把数据库升级到本版本', 'bring the schema up to date'],
  'help.doctor': ['检查版本、磁盘、时钟、密钥、审计链、汇总', 'check versions, disk, clock, keys, chain, tallies'],
  'help.intake': ['读一份文件，给出指标草案', 'read a notice and print the draft'],
  'help.roster check': ['核对名册，不入库', 'validate a roster workbook without storing'],
  'help.roster import': ['核对名册，合格的行入库', 'validate a roster workbook and store the good rows'],
  'help.eligibility explain': [
    '说明一个人能申报什么、缺什么、从哪天起',
    'explain what a person can apply for, and from which day',
  ],
  'help.eligibility run': [
    '全员测算：按规则、结论、县计数，首次满足日按月',
    'go through everybody: counts by rule, verdict and county, first days by month',
  ],
  'help.standards load': ['载入职业标准的年限', 'load the years that occupational standards ask for'],
  'help.occupations load': ['载入国家职业分类的一版', 'load an edition of the classification of occupations'],
  'help.supervision tick': ['每日判灯、升级、起草，打印变化', 'judge the day: lights, escalations, drafts'],
  'help.targets show': ['目标卡：各条线的数、时序、预测、灯', 'a target card: values, pace, forecast, light'],
  'help.tallies verify': ['用原始记录复核汇总数', 'compare tallies with a recount from records'],
  'help.tallies rebuild': ['用原始记录重算汇总数', 'rebuild tallies from records'],
  'help.audit verify': ['核对审计链', 'walk the audit chain'],
  'help.backup': ['备份全部数据', 'back up the whole data set'],
  'help.restore': ['从备份恢复', 'restore a backup'],
  'help.bench': ['跑一项性能测试', 'run a benchmark'],

  'defect.told': [
    '系统出错，编号 {number}。详情记在 {file}。',
    'Something broke on our side, number {number}. Details are in {file}.',
  ],
  'defect.untold': ['系统出错，编号 {number}。', 'Something broke on our side, number {number}.'],

  'standards.file-absent': ['找不到文件 {file}。请核对路径。', 'There is no file {file}. Please check the path.'],
  'standards.loaded': [
    '已载入，自 {from} 起：新增 {added}，改动 {changed}，不变 {same}。请重新测算。',
    'Loaded from {from}: {added} added, {changed} changed, {same} as before. Run eligibility anew.',
  ],
  'occupations.file-absent': ['找不到文件 {file}。请核对路径。', 'There is no file {file}. Please check the path.'],
  'occupations.loaded': [
    '已载入，自 {from} 起：新增 {added}，改动 {changed}，停用 {ended}，不变 {same}。',
    'Loaded from {from}: {added} added, {changed} changed, {ended} ended, {same} as before.',
  ],
  'data.cannot-use': [
    '数据目录 {folder} 用不了（{reason}）。请换一个目录，或检查权限和磁盘。',
    'The data folder {folder} cannot be used ({reason}). Name another, or check its rights and the disk.',
  ],
  'database.none-here': [
    '{folder} 里还没有数据库。请先运行 npm start，或用 --data 指定数据目录。',
    'There is no database in {folder} yet. Run npm start first, or name the data folder with --data.',
  ],
  'database.behind': [
    '数据库比程序旧，还差：{missing}。请先运行 changai migrate。',
    'The database is older than the program; it lacks {missing}. Run changai migrate first.',
  ],
  'database.unreachable': [
    '连不上 DATABASE_URL 指定的数据库服务器（{host}，{reason}）。',
    'The database server of DATABASE_URL cannot be reached ({host}, {reason}).',
  ],
  'database.not-an-address': ['DATABASE_URL 不是数据库地址。', 'DATABASE_URL is not the address of a database.'],
  'database.too-old': [
    '数据库服务器是 PostgreSQL {found}，需要 {needed} 或更新。',
    'The database server is PostgreSQL {found}; it takes {needed} or newer.',
  ],

  'start.opening': ['正在启动……', 'Starting …'],
  'start.migrated': ['数据库已升级：{name}', 'Database upgraded: {name}'],
  'start.port-taken': ['端口 {wanted} 已被占用，改用 {port}。', 'Port {wanted} is taken; using {port}.'],
  'start.port-wrong': [
    '没有 {port} 这个端口，应在 1 到 65535 之间。',
    'There is no port {port}; take one from 1 to 65535.',
  ],
  'start.ready': ['已启动，请在浏览器打开：{address}', 'Ready. Open in the browser: {address}'],
  'start.running': ['系统已在运行：{address}', 'Already running: {address}'],
  'start.stopping': ['正在停机……（再按一次 Ctrl+C 立即退出）', 'Stopping … (press Ctrl+C again to leave at once)'],
  'start.stopped': ['已停机。', 'Stopped.'],

  'migrate.applied': ['已执行 {name}', 'Applied {name}'],
  'migrate.done': ['数据库已是最新，第 {version} 步。', 'The database is up to date, step {version}.'],
  'migrate.snapshot': ['已写入 {file}', 'Wrote {file}'],

  'command.no-such-actor': [
    '没有可用的账号 {login}，或它今天没有岗位。',
    'There is no account {login}, or it holds no post today.',
  ],
  'audit.whole': [
    '审计链完整：{rows} 条，{blocks} 块，{unsealed} 条待封。',
    'The audit chain is whole: {rows} rows, {blocks} blocks, {unsealed} not sealed yet.',
  ],
  'audit.broken': [
    '审计链断了：第 {block} 块，第 {row} 条（{why}）。共 {rows} 条，{blocks} 块。',
    'The audit chain is broken at block {block}, row {row} ({why}); {rows} rows, {blocks} blocks.',
  ],
  'why.row-changed': ['内容被改', 'a row was changed'],
  'why.row-missing': ['缺行', 'a row is missing'],
  'why.block-changed': ['块被改', 'a block was changed'],
  'why.block-missing': ['缺块', 'a block is missing'],
  'why.head-missing': ['末尾被截', 'the end was cut off'],
  'backup.done': [
    '已备份到 {file}：{tables} 张表，{rows} 行，校验值 {hash}。口令和文件请分开保管；没有试过恢复的备份是未验证的。',
    'Backed up to {file}: {tables} tables, {rows} rows, hash {hash}. Keep passphrase and file apart; a backup that was not restored once is not verified.',
  ],
  'restore.done': [
    '已从 {file} 恢复：{tables} 张表，{rows} 行，校验值 {hash}。',
    'Restored from {file}: {tables} tables, {rows} rows, hash {hash}.',
  ],
  'doctor.versions': ['Node {node}，PostgreSQL {server}', 'Node {node}, PostgreSQL {server}'],
  'doctor.versions.mend': [
    '请用 npm start 启动，它会用随附的 Node 24。',
    'Run npm start: it uses the Node 24 that comes with it.',
  ],
  'doctor.schema': ['库结构第 {version} 步', 'schema at step {version}'],
  'doctor.schema.mend': ['请运行 changai migrate。', 'Run changai migrate.'],
  'doctor.disk': ['磁盘剩余 {free} MB', '{free} MB of disk free'],
  'doctor.disk.mend': ['至少要 {least} MB，请清理磁盘。', 'It takes {least} MB; free some disk.'],
  'doctor.clock': ['程序与数据库的时钟相差 {seconds} 秒', 'program and database clocks are {seconds} s apart'],
  'doctor.clock.mend': ['请校准两台机器的时间。', 'Set the clocks of both machines.'],
  'doctor.collation': ['数据库能按拼音排序', 'the database sorts by pinyin'],
  'doctor.collation.mend': [
    '数据库没有 ICU 排序规则，请换用带 ICU 的 PostgreSQL。',
    'The server lacks ICU; use a PostgreSQL built with it.',
  ],
  'doctor.keys': ['密钥文件 {path}', 'key file {path}'],
  'doctor.keys.mend': [
    '密钥文件不在，或权限太宽。请放回原文件并设为 600。',
    'It is missing or readable by others: put it back, mode 600.',
  ],
  'doctor.jobs': ['后台任务：{waiting} 件在办，{failed} 件失败', 'jobs: {waiting} open, {failed} failed'],
  'doctor.jobs.mend': [
    '请看 changai.log 里的编号，重新提交失败的任务。',
    'See the numbers in changai.log and submit the failed ones again.',
  ],
  'doctor.chain': [
    '审计链：{rows} 条，{blocks} 块，{unsealed} 条待封',
    'audit chain: {rows} rows, {blocks} blocks, {unsealed} unsealed',
  ],
  'doctor.chain.mend': [
    '请运行 changai audit verify 查看断处，并保全现场。',
    'Run changai audit verify, and keep everything as it is.',
  ],
  'doctor.tallies': ['汇总数与 {facts} 条记录相符，差异 {drift} 处', 'tallies against {facts} facts: {drift} differ'],
  'doctor.tallies.mend': ['请运行 changai tallies rebuild。', 'Run changai tallies rebuild.'],

  'tick.done': [
    '{day} 判灯 {lights} 盏，变化 {changed} 处，起草 {drafts} 件',
    '{day}: {lights} lights judged, {changed} changed, {drafts} drafts',
  ],
  'tick.already': ['{day} 已经判过，没有再判。', '{day} was judged already; nothing was done.'],
  'tick.day-ahead': ['{day} 还没有到（今天是 {today}）。', '{day} has not come (today is {today}).'],
  'ladder.remind': ['提醒', 'reminder'],
  'ladder.urge': ['催办单', 'urging note'],
  'ladder.order': ['督办通知单', 'supervision order'],
  'ladder.notice': ['通报', 'notice'],
  'ladder.talk': ['约谈通知', 'summons to a talk'],
  'light.grey': ['灰', 'grey'],
  'light.blue': ['蓝', 'blue'],
  'light.green': ['绿', 'green'],
  'light.yellow': ['黄', 'yellow'],
  'light.red': ['红', 'red'],

  'bench.absent': ['没有这项性能测试：{name}。现有：{names}', 'There is no benchmark {name}. There are: {names}'],
  'bench.figure': [
    '{name}：{median} {unit}（中位数，{runs} 次，{least}–{most}）',
    '{name}: {median} {unit} (median of {runs}, {least}–{most})',
  ],
  'bench.machine': [
    '机器：{cpu} × {cores}，内存 {memory} GB，Node {node}，{system}',
    'Machine: {cpu} × {cores}, {memory} GB memory, Node {node}, {system}',
  ],
} satisfies Words
