import type { z } from 'zod'
import type { Choice } from '../../../platform/ui/choices.tsx'
import { ComboBox } from '../../../platform/ui/combo-box.tsx'
import type { FieldProps } from '../../../platform/ui/field.tsx'
import { useAsk } from '../../../platform/ui/office.tsx'
import { type TreeNode, TreePicker } from '../../../platform/ui/tree-picker.tsx'
import { contract } from '../../contract.ts'
import type { Tree } from '../../rules.ts'

type Kind = NonNullable<z.input<typeof contract.findUnits.input>['kind']>

export interface UnitPickerProps extends FieldProps {
  readonly value: Choice | null
  readonly onChange: (value: Choice | null) => void
  readonly placeholder?: string
  /** One kind, `place`, `other`, or any. */
  readonly kind?: Kind
  readonly below?: string
  readonly tree?: Tree
}

/** One unit, found by Chinese, initials, or a code new or old; before anything is typed, the highest one reaches. */
export function UnitPicker({ kind = 'all', below, tree = 'territory', ...field }: UnitPickerProps) {
  const ask = useAsk()
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    if (text.trim() === '') {
      const { nodes } = await ask(contract.unitTree, { tree, ...(below ? { parentId: below } : {}) }, signal)
      return nodes.map((node) => ({ id: node.id, name: node.name, detail: node.code ?? undefined }))
    }
    const { hits } = await ask(contract.findUnits, { text, kind, tree, ...(below ? { below } : {}) }, signal)
    return hits.map(({ id, name, place, formerly }) => ({
      id,
      name,
      detail: formerly ? `${formerly} → ${place}` : place,
    }))
  }
  return <ComboBox {...field} find={find} />
}

export interface UnitTreePickerProps extends FieldProps {
  readonly value: { readonly id: string; readonly name: string } | null
  readonly onChange: (value: TreeNode) => void
  readonly tree: Tree
}

/** One unit, by opening the tree branch by branch or by typing. */
export function UnitTreePicker({ tree, ...field }: UnitTreePickerProps) {
  const ask = useAsk()
  const load = async (parentId: string | null, signal: AbortSignal): Promise<TreeNode[]> => {
    const { nodes } = await ask(contract.unitTree, { tree, ...(parentId ? { parentId } : {}) }, signal)
    return nodes.map(({ id, name, code, hasChildren }) => ({ id, name, detail: code ?? undefined, hasChildren }))
  }
  const find = async (text: string, signal: AbortSignal): Promise<TreeNode[]> => {
    const { hits } = await ask(contract.findUnits, { text, tree }, signal)
    return hits.map(({ id, name, place }) => ({ id, name, detail: place, hasChildren: false }))
  }
  return <TreePicker {...field} load={load} find={find} />
}
