import { useState } from 'react'
import tilesText from '../../../data/tiles.tsv?raw'
import { Figure } from '../../platform/ui/figure.tsx'
import { LightLegend, LightShape, type LightValue } from '../../platform/ui/light.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { Matrix, type MatrixCell } from '../../platform/ui/matrix.tsx'
import { KeyHints, PageHead } from '../../platform/ui/page.tsx'
import { figure, numbersFrom } from './sample.ts'

const TASKS = 200
const PER_GROUP = 25
const GROUPS = ['思想引领', '建功立业', '素质提升', '地位提高', '队伍壮大', '组织建设', '权益维护', '基础保障']

const columns = tilesText
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', name = ''] = line.split('\t')
    return { id: code, name: name.slice(0, 2) }
  })

function lightAt(at: number): LightValue | null {
  if (at < 0.08) return null
  if (at < 0.11) return 'red'
  if (at < 0.2) return 'yellow'
  if (at < 0.24) return 'grey'
  return at < 0.4 ? 'blue' : 'green'
}

function rowAt(no: number) {
  const next = numbersFrom(no + 7)
  const drawn = columns.map(({ id }) => [id, lightAt(next())] as const)
  const cells = Object.fromEntries(
    drawn.flatMap(([id, light]): [string, MatrixCell][] => (light === null ? [] : [[id, { light }]])),
  )
  const count = (light: LightValue) => String(Object.values(cells).filter((cell) => cell.light === light).length)
  const name = `任务 ${no + 1}`
  return {
    ...{ id: `task-${no}`, name, label: name, note: no % 3 === 0 ? '省总工会' : '省人社厅', cells },
    sum: (
      <span className="row">
        <LightShape value="red" size={12} /> <Figure value={figure(count('red'), '个', `large-${no}-red`)} />
        <LightShape value="yellow" size={12} /> <Figure value={figure(count('yellow'), '个', `large-${no}-yellow`)} />
      </span>
    ),
  }
}

const groups = GROUPS.map((title, group) => ({
  ...{ id: title, title },
  rows: Array.from({ length: TASKS / GROUPS.length }, (_, at) => rowAt(group * PER_GROUP + at)),
}))

/** As many lights as the province has: 200 tasks by 129 counties. */
export function LargeMatrixSample() {
  const [chosen, choose] = useState<{ row: string; column: string } | null>(null)
  return (
    <>
      <PageHead title="任务与县（市、区）" facts={`${TASKS} 项任务 × ${columns.length} 个县（市、区）`} />
      <Filters aside={<LightLegend />}>{null}</Filters>
      <Matrix
        label="任务与县的灯"
        corner="任务"
        columns={columns}
        groups={groups}
        total={{ label: '县总灯', cells: rowAt(TASKS).cells }}
        sumTitle="合计"
        chosen={chosen}
        onOpen={(row, column) => choose({ row, column })}
      />
      <KeyHints
        hints={[
          ['← ↑ ↓ →', '移格'],
          ['Home End', '行首、行尾'],
          ['Enter', '打开'],
          ['R', '下一个红灯'],
        ]}
      />
    </>
  )
}
