import type { z } from 'zod'
import type { contract } from '../../contract.ts'

export type Head = z.output<(typeof contract.head)['output']>
export type Strip = z.output<(typeof contract.strip)['output']>
