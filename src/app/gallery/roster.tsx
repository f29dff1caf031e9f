import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { ReceiptBar, ReceiptCounts, ReceiptMoney, type RowState } from '../../platform/ui/import-page.tsx'
import { Part } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { type SheetColumn, SheetPreview, type SheetRow } from '../../platform/ui/sheet-preview.tsx'
import { figure } from './sample.ts'

const numbers = { good: 36, warned: 4, bad: 7, skipped: 1 }

const columns: readonly SheetColumn[] = [
  { id: 'name', letter: 'A', name: '姓名' },
  { id: 'identity', letter: 'B', name: '公民身份号码' },
  { id: 'group', letter: 'C', name: '人员类别' },
  { id: 'level', letter: 'D', name: '等级' },
  { id: 'class', letter: 'E', name: '班号' },
  { id: 'day', letter: 'F', name: '结业日期' },
  { id: 'money', name: '补贴（元）', align: 'right' },
]

type Fault = readonly [column: string, kind: 'bad' | 'warned', what: string, how: string]

function row(
  number: number,
  name: string,
  identity: string,
  group: string,
  fault?: Fault,
  rest: Readonly<Record<string, string>> = {},
): SheetRow {
  const isBad = fault?.[1] === 'bad'
  return {
    number,
    state: fault ? (isBad ? 'bad' : 'warned') : 'good',
    cells: {
      name,
      identity,
      group,
      level: '四级',
      class: 'BC-2021-07',
      day: '2021-06-25',
      money: isBad ? '—' : <Figure value={figure('1400', '元', `row-${number}`)} />,
      ...rest,
    },
    faults: fault ? { [fault[0]]: fault[1] } : {},
    notes: fault ? [{ what: fault[2], how: fault[3], isWarning: !isBad }] : [],
  }
}

const good = (number: number) =>
  row(number, '普＊华', `999999 19${70 + (number % 25)}＊＊＊＊ ＊＊${10 + (number % 80)}`, '农村劳动力')

const rows: readonly SheetRow[] = [
  row(2, '普＊华', '999999 1988＊＊＊＊ ＊＊13', '农村劳动力'),
  row(3, '杨＊梅', '999999 1992＊＊＊＊ ＊＊48', '脱贫劳动力'),
  row(4, '李＊忠', '999999 1975＊＊＊＊ ＊＊37', '农村劳动力', ['identity', 'bad', '证号校验不符', '按身份证逐位核对']),
  row(5, '赵＊珍', '999999 1990＊＊＊＊ ＊＊2X', '农村劳动力'),
  row(6, '字＊明', '99999975＊＊＊＊＊1', '农村劳动力', [
    'identity',
    'bad',
    '15 位旧证号',
    '填 18 位证号，旧号不能用于申领',
  ]),
  row(7, '罗＊福', '999999 1983＊＊＊＊ ＊＊19', '企业职工', [
    'group',
    'warned',
    '“企业职工”未填单位',
    '可先入库，7月9日前补单位',
  ]),
  row(
    8,
    '茶＊英',
    '999999 1991＊＊＊＊ ＊＊60',
    '农村劳动力',
    ['day', 'bad', '结业日期只到月：2021-06', '填到日，如 2021-06-25'],
    { day: '2021-06' },
  ),
  row(9, '李＊芬', '999999 1986＊＊＊＊ ＊＊46', '农村劳动力'),
  row(10, '段＊生', '999999 1958＊＊＊＊ ＊＊15', '农村劳动力', [
    'identity',
    'bad',
    '开班当日已满 60 周岁',
    '不能享受补贴，可改为自费学员',
  ]),
  row(11, '和＊军', '999999 1989＊＊＊＊ ＊＊33', '退役军人'),
  row(12, '李＊芬', '999999 1986＊＊＊＊ ＊＊46', '农村劳动力', ['identity', 'bad', '与第 9 行同一人', '删去一行']),
  row(
    13,
    '张＊',
    '999999 1995＊＊＊＊ ＊＊71',
    '农村劳动力',
    ['class', 'bad', '班号 BC-2021-17 未登记', '本班是 BC-2021-07'],
    { class: 'BC-2021-17' },
  ),
  row(
    14,
    '毕＊仙',
    '999999 1993＊＊＊＊ ＊＊82',
    '农村劳动力',
    ['level', 'bad', '等级写成“高级”', '填一级至五级，高级工为三级'],
    { level: '高级' },
  ),
  ...Array.from({ length: 34 }, (_, index) => good(15 + index)),
  {
    number: 49,
    state: 'skipped',
    cells: { name: '合计', identity: '47 人' },
    faults: {},
    notes: [{ what: '', how: '合计行，不入库' }],
  },
]

export function RosterPage() {
  const [only, setOnly] = useState<RowState | null>(null)
  return (
    <RecordPage
      title="名册导入回执"
      trail={[{ name: '培训', to: '/roster' }, { name: '宾川县果树工（四级）第7期' }, { name: '名册' }]}
      facts="宾川果树工第7期名册.xlsx · 6月30日 10:42 收到，用时 1.8 秒 · 回执号 BC-0630-017"
      actions={
        <>
          <Button>再传一份</Button>
          <Button kind="primary">下载标注后的名册</Button>
        </>
      }
    >
      <div className="card">
        <Part>
          <ReceiptBar numbers={numbers} />
          <ReceiptCounts
            numbers={numbers}
            notes={{
              good: '已挂到班级名下',
              warned: '缺单位或学历，7月9日前补',
              bad: '7 种错，改好只传这 7 行',
              skipped: '第 49 行合计，不入库',
            }}
            chosen={only}
            onChoose={setOnly}
          />
        </Part>
        <Part>
          <ReceiptMoney
            label="这批预计带来补贴"
            value={<Figure value={figure('56600', '元')} size="receipt" withUnit />}
            lines={
              <>
                <li>
                  <Figure value={figure('38', '人')} /> 人 × 1,400 元（四级）
                </li>
                <li>
                  ＋ <Figure value={figure('2', '人')} /> 人 × 1,700 元（四级，退役军人类）
                </li>
              </>
            }
            aside={
              <>
                退回的 7 行中有 5 行可改好，还可增加 <Figure value={figure('7000', '元')} /> 元
                <br />
                <span className="small faint">标准：2021年目录第 3 类“果树工”，7月1日起不变</span>
              </>
            }
          />
        </Part>
      </div>
      <SheetPreview
        columns={columns}
        rows={rows}
        only={only}
        foot="下载的名册在原表上加红框和批注，格式、下拉和隐藏编号都保留。"
      />
      <FileDrop
        label="改好的名册（.xlsx）"
        kinds={['.xlsx']}
        limit={50 * 1024 * 1024}
        onFile={() => {}}
        hint="只有新行和改好的行入库，不会重复"
      />
    </RecordPage>
  )
}
