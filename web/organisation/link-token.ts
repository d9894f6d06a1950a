const whole = /^[\w-]{43}$/

/** The token behind `#` in the address of a letter's link. One that is not whole stands for none: it is answered, and noted, like a forged one. */
export const linkToken = (): string => {
  const token = location.hash.slice(1)
  return whole.test(token) ? token : '-'.repeat(43)
}
