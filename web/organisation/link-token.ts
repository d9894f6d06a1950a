/** The token behind `#` in the address of a letter's link; an empty text where there is none. */
export const linkToken = (): string => location.hash.slice(1)
