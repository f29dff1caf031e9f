/** The product's mark: a course that rises over its ground. */
export const ProductMark = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <rect width="24" height="24" rx="4" fill="#1B5AA8" />
    <path
      d="M5 17.5h14M7 14l3.5-4 3 2.5L18 7"
      fill="none"
      stroke="#fff"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <circle cx="18" cy="7" r="1.9" fill="#fff" />
  </svg>
)
