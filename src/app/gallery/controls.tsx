import { useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Checkboxes, type Choice, Radios, Select, Tick } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { ConfirmDialog } from '../../platform/ui/dialog.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { FieldGrid, Shown } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { Menu, Tabs, Tip } from '../../platform/ui/menu.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { NumberField, PasswordField, TextField } from '../../platform/ui/text-field.tsx'
import { tell } from '../../platform/ui/toast.tsx'
import { type TreeNode, TreePicker } from '../../platform/ui/tree-picker.tsx'

const units: readonly Choice[] = Array.from({ length: 60 }, (_, index) => ({
  id: String(index),
  name: `宾川县第${index + 1}职业培训学校`,
  detail: `5329${String(24000 + index)}`,
}))

const find = async (text: string) => units.filter((unit) => unit.name.includes(text) || unit.id.startsWith(text))

const node = (id: string, name: string, hasChildren: boolean): TreeNode => ({ id, name, hasChildren, detail: id })
const load = async (parent: string | null): Promise<readonly TreeNode[]> =>
  parent === null
    ? [node('530000', '云南省', true)]
    : parent === '530000'
      ? [node('530100', '昆明市', true), node('532900', '大理白族自治州', true), node('530300', '曲靖市', true)]
      : [node(`${parent.slice(0, 4)}01`, '市辖一', false), node(`${parent.slice(0, 4)}24`, '宾川县', false)]

const empty = {
  name: '',
  people: null as number | null,
  level: null as 'four' | 'three' | null,
  from: null as PlainDate | null,
  note: '',
}

export function ControlsPage() {
  const draft = useDraft('gallery', empty)
  const { value, set } = draft
  const [unit, setUnit] = useState<Choice | null>(null)
  const [place, setPlace] = useState<TreeNode | null>(null)
  const [groups, setGroups] = useState<readonly ('rural' | 'veteran')[]>([])
  const [way, setWay] = useState<'school' | 'work' | null>(null)
  const [isSure, setSure] = useState(false)
  const [isAsking, ask] = useState(false)
  const [failure, setFailure] = useState<Refusal | null>(null)
  const [tab, setTab] = useState<'form' | 'other'>('form')
  const submit = () =>
    setFailure(
      new Refusal('invalid', 'input.invalid', { count: 1 }, [
        { field: 'name', code: 'class.name-taken', facts: {}, message: '同名的班已有一个　加上期次再交' },
      ]),
    )
  return (
    <>
      <PageHead
        title="新办一个班"
        trail={[{ name: '培训', to: '/roster' }, { name: '新班' }]}
        facts="带 * 的必填。填的内容留在本机。"
        actions={
          <>
            <Menu
              label="更多"
              entries={[
                { id: 'copy', name: '照上一期办', detail: '第6期', onAction: () => tell('已照第6期填好', () => {}) },
                { id: 'drop', name: '不办了', danger: true, onAction: () => ask(true) },
              ]}
            />
            <Tip text="人社厅 6月30日 导入">
              <Button>来源</Button>
            </Tip>
          </>
        }
      />
      <Card label="新班">
        <Tabs
          label="部分"
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'form',
              name: '计划',
              panel: (
                <div className="part">
                  <Form onSubmit={submit} refusal={failure}>
                    <FieldGrid columns={3}>
                      <TextField
                        name="name"
                        label="班名"
                        value={value.name}
                        onChange={(name) => set({ ...value, name })}
                        isRequired
                        maxLength={40}
                      />
                      <NumberField
                        label="计划人数"
                        value={value.people}
                        onChange={(people) => set({ ...value, people })}
                        isRequired
                        unit="人"
                        minimum={10}
                        maximum={200}
                      />
                      <Select
                        label="等级"
                        value={value.level}
                        onChange={(level) => set({ ...value, level })}
                        isRequired
                        choices={[
                          { id: 'four', name: '四级', detail: '中级工' },
                          { id: 'three', name: '三级', detail: '高级工' },
                        ]}
                      />
                      <DateField
                        label="开班日期"
                        value={value.from}
                        onChange={(from) => set({ ...value, from })}
                        isRequired
                        latest={'2021-12-31' as PlainDate}
                      />
                      <ComboBox label="承办学校" value={unit} onChange={setUnit} find={find} isRequired />
                      <TreePicker
                        label="所在地区"
                        name="place"
                        value={place}
                        onChange={setPlace}
                        load={load}
                        find={async () => []}
                        hint="办班的地方"
                      />
                      <Checkboxes
                        label="人员类别"
                        value={groups}
                        onChange={setGroups}
                        choices={[
                          { id: 'rural', name: '农村劳动力' },
                          { id: 'veteran', name: '退役军人' },
                        ]}
                      />
                      <Radios
                        label="办班方式"
                        value={way}
                        onChange={setWay}
                        choices={[
                          { id: 'school', name: '在校' },
                          { id: 'work', name: '在岗' },
                        ]}
                      />
                      <TextField
                        label="牵头单位"
                        value="宾川县人社局"
                        onChange={() => {}}
                        source="取自县台账，6月30日"
                      />
                      <PasswordField label="密码" value="" onChange={() => {}} />
                      <Shown label="补贴标准">1,400 元</Shown>
                      <div className="whole">
                        <TextField
                          label="说明"
                          lines={3}
                          value={value.note}
                          onChange={(note) => set({ ...value, note })}
                        />
                      </div>
                    </FieldGrid>
                    <Tick isSelected={isSure} onChange={setSure}>
                      我已核对以上内容
                    </Tick>
                    <FormFoot
                      refusal={failure ? '有 1 处填写有误，改正后再提交。' : null}
                      draft={<DraftNote draft={draft} />}
                    >
                      <Button kind="primary" type="submit">
                        报县局审批
                      </Button>
                      <Button onPress={() => ask(true)}>锁账</Button>
                      <Button isBusy>正在存</Button>
                      <Button isDisabled>不能办</Button>
                      <Button kind="quiet">暂缓</Button>
                    </FormFoot>
                  </Form>
                </div>
              ),
            },
            { id: 'other', name: '经过', count: '3', panel: <div className="part">还没有经过。</div> },
          ]}
        />
      </Card>
      <ConfirmDialog
        title="锁定上半年账"
        isOpen={isAsking}
        onClose={() => ask(false)}
        consequences={['锁账后，129 个县的上半年数不能直接改。', '以后的改动走重述，两个数都留着。']}
        verb="锁账"
        onConfirm={() => {
          ask(false)
          tell('已锁账')
        }}
        danger
      />
    </>
  )
}
