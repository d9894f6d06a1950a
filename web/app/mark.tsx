/** The mark: two links that hold each other. It takes the colour of the text around it. */
export const Mark = ({ size = 28, label }: { size?: number; label?: string }) => (
  <svg
    className="mark"
    viewBox="0 0 32 32"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="3.6"
    strokeLinejoin="round"
    {...(label === undefined ? { 'aria-hidden': true } : { 'role': 'img', 'aria-label': label })}
  >
    <path d="M13.9 22.1L12.6 23.4Q11 25 9.4 23.4L3.6 17.6Q2 16 3.6 14.4L9.4 8.6Q11 7 12.6 8.6L18.4 14.4Q20 16 18.4 17.6L18.1 17.9" />
    <path d="M18.1 9.9L19.4 8.6Q21 7 22.6 8.6L28.4 14.4Q30 16 28.4 17.6L22.6 23.4Q21 25 19.4 23.4L13.6 17.6Q12 16 13.6 14.4L13.9 14.1" />
  </svg>
)
