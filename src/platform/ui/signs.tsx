/** The few signs the kit draws; each is decoration beside a word or inside a labelled button. */
const drawn = {
  cross: 'M3 3l10 10M13 3L3 13',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4L6 8l4 4',
  tick: 'M3 8.5l3.2 3L13 4.5',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4l3.3 3.3',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
} as const

export const Sign = ({ name }: { name: keyof typeof drawn }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="sign">
    <path
      d={drawn[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.4 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
