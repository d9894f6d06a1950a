declare module 'talisman/metrics/jaro-winkler.js' {
  /** Jaro–Winkler similarity of two texts, 0 to 1. */
  const jaroWinkler: (a: string, b: string) => number
  export default jaroWinkler
}

declare module 'talisman/metrics/damerau-levenshtein.js' {
  /** Edits from one text to the other; two neighbours that changed places are one. */
  const damerauLevenshtein: (a: string, b: string) => number
  export default damerauLevenshtein
}
