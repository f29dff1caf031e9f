/** How large a demo world is (§11 of the handbook): who is in it, and what they did. */
export interface WorldSize {
  readonly name: 'small' | 'province'
  readonly persons: number
  readonly participations: number
  readonly enterprises: number
  readonly institutions: number
  readonly classes: number
}

export const sizes = {
  small: { name: 'small', persons: 5000, participations: 9000, enterprises: 120, institutions: 12, classes: 300 },
  province: {
    ...{ name: 'province', persons: 350_000, participations: 600_000 },
    ...{ enterprises: 6000, institutions: 260, classes: 15_000 },
  },
} as const satisfies Record<string, WorldSize>

/** The lines of the notice for 600,000 person-times; a smaller world has them in proportion (按比例缩小). */
export const FULL = 600_000

/** Resident population of 2020 in ten thousands, rounded: what the demo splits by. */
export const POPULATION: Readonly<Record<string, number>> = {
  ...{ 530100: 846, 530300: 577, 530400: 225, 530500: 243, 530600: 509, 530700: 125, 530800: 240, 530900: 226 },
  ...{ 532300: 242, 532500: 448, 532600: 350, 532800: 130, 532900: 334, 533100: 132, 533300: 55, 533400: 39 },
}

/** Percent of the year's classes by month: few around the Spring Festival. */
export const MONTHS = [2, 3, 6, 8, 10, 11, 11, 11, 11, 11, 9, 7] as const
