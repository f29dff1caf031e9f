import { Refusal } from '../../platform/refusal.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Conflict } from '../../platform/ui/conflict.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Light, LightLegend } from '../../platform/ui/light.tsx'
import { Delta, PaceBar } from '../../platform/ui/pace.tsx'
import { Card, Columns, PageHead, Tag } from '../../platform/ui/page.tsx'
import { History } from '../../platform/ui/record-page.tsx'
import { Empty, ErrorPanel, Loading, WorkProgress } from '../../platform/ui/states.tsx'
import { figure } from './sample.ts'

const refusal = new Refusal('conflict', 'record.changed')
refusal.message = '这条记录刚被段志远改过（10:42），没有保存。填的内容还在，请对照后再存。'

export function StatesPage() {
  return (
    <>
      <PageHead title="空、等、错" facts="还没有、正在取、没有办成" />
      <div className="stack">
        <Columns>
          <Card title="空">
            <Empty action={<Button>下载空表</Button>}>还没有名册。下载空表，填好后拖到这里。</Empty>
          </Card>
          <Card title="等">
            <Loading lines={4} />
          </Card>
          <Card title="错：没有保存">
            <ErrorPanel failure={refusal} title="没有保存" onRetry={() => {}} />
          </Card>
          <Card title="错：网络断开">
            <ErrorPanel failure={new TypeError('fetch failed')} onRetry={() => {}} />
          </Card>
        </Columns>
        <Card title="数、灯、进度">
          <div className="stack">
            <div className="row wraps">
              <Figure value={figure('261000')} withUnit />
              <Figure value={figure('-1234.5', '元')} withUnit />
              <Figure value={figure(null)} withUnit />
              <Figure value={figure('1400000000', '元')} isShort withUnit />
              <Delta points={-13.4} isRed withUnit />
              <Tag>提醒</Tag>
              <Tag tone="red">督办</Tag>
              <Tag tone="amber">存疑</Tag>
              <Tag tone="green">分解平衡</Tag>
              <Tag tone="blue">正在看</Tag>
            </div>
            <div className="row wraps">
              <Light value="green" />
              <Light value="yellow" />
              <Light value="red" word="逾期 3 件" />
              <Light value="grey" word="未开始" />
              <Light value="blue" />
              <LightLegend />
            </div>
            <PaceBar done={0.05} pace={0.4959} />
            <PaceBar done={0.97} pace={0.4959} band={[0.99, 1.04]} />
            <PaceBar done={0.5} pace={0.4959} weight="medium" tone="pale" />
            <PaceBar done={null} pace={0.4959} />
          </div>
        </Card>
        <Conflict
          who="段志远"
          when="10:42"
          fields={[
            { id: 'people', label: '计划人数', theirs: '48', mine: '40', differs: true },
            { id: 'name', label: '班名', theirs: '果树工第7期', mine: '果树工第7期', differs: false },
          ]}
          onTheirs={() => {}}
          onMine={() => {}}
        />
        <Card title="正在重算">
          <WorkProgress label="按新条款重算目标" done={261_000} total={600_000} />
        </Card>
        <History
          entries={[
            { id: '2', when: '6月30日 10:42', what: '改了计划人数', who: '段志远', change: '40 → 48' },
            { id: '1', when: '6月28日 09:10', what: '报县局审批', who: '杨晓岚' },
          ]}
        />
      </div>
    </>
  )
}
