import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Sign } from './signs.tsx'
import './menu.css'
import './list.css'
import './button.css'

export interface MenuEntry {
  readonly id: string
  readonly name: string
  readonly detail?: string | undefined
  readonly danger?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  readonly onAction: () => void
}

/** A button that opens a short list of verbs. `label` is on the button, unless `face` is drawn there. */
export function Menu({ label, face, entries, size = 'medium', isOpenAtFirst = false }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={isOpenAtFirst}>
      <AriaButton className={face ? 'menu-face' : `button plain ${size}`} {...(face ? { 'aria-label': label } : {})}>
        {face ?? (
          <>
            {label}
            <Sign name="down" />
          </>
        )}
      </AriaButton>
      <Popover className="popover" offset={4} placement="bottom end">
        <AriaMenu className="list" aria-label={label} items={entries}>
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={entry.name}
              className={entry.danger ? 'option danger' : 'option'}
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.onAction}
            >
              {entry.name}
              {entry.detail === undefined ? null : <span className="detail">{entry.detail}</span>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
interface MenuProps {
  readonly label: string
  readonly face?: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly size?: 'small' | 'medium'
  /** For a menu whose code was fetched because somebody pressed its face. */
  readonly isOpenAtFirst?: boolean
}

export interface TabEntry<Id extends string = string> {
  readonly id: Id
  readonly name: string
  readonly count?: string | undefined
  readonly panel: ReactNode
}

/** Parts of one record. Only the chosen part is built. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs className="tabs" selectedKey={value} onSelectionChange={(key) => onChange(key as Id)}>
      <TabList aria-label={label} items={tabs}>
        {(tab) => (
          <Tab id={tab.id}>
            {tab.name}
            {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
          </Tab>
        )}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id}>
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabEntry<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
}

/** Words beside a control, on hover and on focus; the control must be focusable (a kit button). */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={300}>
      {children}
      <Tooltip className="tip" offset={4}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}
