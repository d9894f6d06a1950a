/**
 * Whether two texts are one slip of the pen apart: one sign wrong, left out, put in, or exchanged with its neighbour. The same as a
 * Damerau–Levenshtein distance of one, without its table: this is asked a hundred million times.
 */
export const oneSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  const shorter = Math.min(a.length, b.length)
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  if (endA - from <= 1 && endB - from <= 1) return true
  return endA - from === 2 && endB - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]
}

/** Two figures wrong at the most, in texts of one length. */
export const twoWrong = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  let wrong = 0
  for (let index = 0; index < a.length; index++) if (a.charCodeAt(index) !== b.charCodeAt(index) && ++wrong > 2) return false
  return true
}
