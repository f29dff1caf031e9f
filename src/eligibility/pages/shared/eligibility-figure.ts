/** Whether a figure counts people of a run or of a preview; its drawer is this room's. */
export const isEligibilityFigure = (ref: string): boolean => ref.startsWith('eligibility:')
