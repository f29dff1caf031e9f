import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { printAll } from '../../platform/ui/grid-print.tsx'
import { Light, type LightValue } from '../../platform/ui/light.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { Preview } from '../../platform/ui/paper.tsx'
import { Pairs } from '../../platform/ui/record-page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { TextField } from '../../platform/ui/text-field.tsx'
import { SavedViews } from '../../platform/ui/views.tsx'
import { figure, numbersFrom } from './sample.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly trade: string
  readonly amount: number
  readonly light: LightValue
}

const names = '李 王 张 刘 陈 杨 赵 单 曾 解 段 字 茶 罗 和 毕 普'.split(' ')
const places = '宾川县 祥云县 麒麟区 长江镇 重庆路 上海路 威信县 香格里拉市'.split(' ')
const trades = '果树工 焊工 车工 电工 育婴员 养老护理员'.split(' ')
const lights: readonly LightValue[] = ['green', 'green', 'yellow', 'red', 'grey', 'blue']

function people(count: number): readonly Person[] {
  const next = numbersFrom(9)
  const one = <T,>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    name: `${one(names)}＊${'兰昌英忠珍明福芬'[index % 8]}`,
    place: one(places),
    trade: one(trades),
    amount: Math.round(next() * 3000),
    light: one(lights),
  }))
}

const all = people(2000)

export function RegisterPage() {
  const [filters, setFilters, clear] = useFilters({ text: '', light: 'all' })
  const [chosen, setChosen] = useState<Person | null>(null)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const rows = all.filter(
    (row) => row.name.includes(filters.text) && (filters.light === 'all' || row.light === filters.light),
  )
  const isFiltered = filters.text !== '' || filters.light !== 'all'
  return (
    <ListPage
      title="人员台账"
      facts="宾川县 · 2,000 人"
      actions={
        <>
          <Button onPress={() => void printAll()}>打印</Button>
          <Button>导出（留痕）</Button>
          <Button kind="primary">登记一人</Button>
        </>
      }
      filters={
        <Filters onClear={isFiltered ? clear : undefined} aside={<SavedViews place="people" />}>
          <TextField
            label="姓名"
            value={filters.text}
            onChange={(text) => setFilters({ text })}
            placeholder="姓名或拼音首字母"
          />
          <Select
            label="灯"
            value={filters.light}
            onChange={(light) => setFilters({ light })}
            choices={[
              { id: 'all', name: '全部' },
              { id: 'red', name: '红灯' },
              { id: 'yellow', name: '黄灯' },
            ]}
          />
        </Filters>
      }
      preview={chosen ? <Detail person={chosen} /> : null}
      previewLabel="所选的人"
    >
      <Grid
        label="人员台账"
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        chosen={chosen?.id ?? null}
        onOpen={setChosen}
        marked={marked}
        onMark={setMarked}
        batch={<Button size="small">批量请单位补材料</Button>}
        empty="没有这样的人。清除条件，或登记一人。"
        columns={[
          { id: 'name', name: '姓名', width: 140, text: (row) => row.name },
          { id: 'place', name: '地区', width: 140, text: (row) => row.place },
          { id: 'trade', name: '工种', width: 140, grows: true, text: (row) => row.trade, hideOnPhone: true },
          {
            id: 'amount',
            name: '补贴（元）',
            width: 112,
            align: 'right',
            text: (row) => String(row.amount),
            sort: (row) => row.amount,
            cell: (row) => <Figure value={figure(String(row.amount), '元', `person-${row.id}`)} />,
          },
          {
            id: 'light',
            name: '状态',
            width: 112,
            text: (row) => row.light,
            cell: (row) => <Light value={row.light} />,
          },
        ]}
      />
    </ListPage>
  )
}

const Detail = ({ person }: { person: Person }) => (
  <Preview title={person.name} number={person.id} actions={<Button kind="primary">请单位补材料</Button>}>
    <div className="part">
      <Pairs
        pairs={[
          ['地区', person.place],
          ['工种', person.trade],
          ['状态', <Light key="light" value={person.light} />],
        ]}
      />
    </div>
  </Preview>
)
