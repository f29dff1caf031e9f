import { organisationsRoom } from '../organisations/routes.ts'
import { signInRoom } from '../platform/sign-in/room.ts'

/** The rooms of the house. A new room adds its line here and a folder beside the others. */
export const rooms = {
  organisations: organisationsRoom,
  signIn: signInRoom,
}
