import { eligibilityRoom } from '../eligibility/routes.ts'
import { ruleBookRoom } from '../eligibility/rule-admin/room.ts'
import { settings as eligibilitySettings } from '../eligibility/settings.ts'
import { organisationsRoom } from '../organisations/routes.ts'
import { settings as organisationsSettings } from '../organisations/settings.ts'
import { settings as peopleSettings } from '../people/merge/settings.ts'
import { peopleRoom } from '../people/routes.ts'
import { plansRoom } from '../plans/routes.ts'
import { settingsRoom } from '../platform/settings/room.ts'
import { signInRoom } from '../platform/sign-in/room.ts'
import { policiesRoom } from '../policies/routes.ts'
import { supervisionRoom } from '../supervision/routes.ts'
import { settings as supervisionSettings } from '../supervision/settings.ts'
import { settings as targetsSettings } from '../targets/issue/settings.ts'
import { targetsRoom } from '../targets/routes.ts'
import { todayRoom } from '../today/routes.ts'
import { trainingRoom } from '../training/routes.ts'
import { settings as trainingSettings } from '../training/settings.ts'
import { workerRoom } from '../worker/routes.ts'

/** The rooms of the house. A new room adds its line here and a folder beside the others. */
export const rooms = {
  organisations: organisationsRoom,
  settings: settingsRoom({
    ...eligibilitySettings,
    ...organisationsSettings,
    ...peopleSettings,
    ...supervisionSettings,
    ...targetsSettings,
    ...trainingSettings,
  }),
  plans: plansRoom,
  policies: policiesRoom,
  people: peopleRoom,
  ruleBook: ruleBookRoom,
  training: trainingRoom,
  worker: workerRoom,
  eligibility: eligibilityRoom,
  signIn: signInRoom,
  supervision: supervisionRoom,
  targets: targetsRoom,
  today: todayRoom,
}
