import type { Call } from '../../platform/operation.ts'
import { findSetting } from '../../platform/settings/store.ts'
import { settings } from '../settings.ts'
import type { complaintsOperations } from './contract.ts'

export const complaintsHandlers = {
  async complaints({ db, clerk }: Call<typeof complaintsOperations.complaints>) {
    const { form, usual } = settings.complaints
    return { ...form.parse((await findSetting(db, 'complaints')) ?? usual), maySet: clerk.duties.has('setting.change') }
  },
}
