/** A number of a class: its people, those who finished, those without hours. */
export const CLASS_FIGURE = /^class\.([0-9a-f-]{36})\.(people|finished|without-hours)$/

/** Whether a figure counts the people of a class; its drawer is this room's. */
export const isClassFigure = (ref: string): boolean => CLASS_FIGURE.test(ref)
