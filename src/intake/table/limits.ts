/** What a file may be at most. Whatever is beyond is refused in a sentence, and nothing of it is kept in memory. */
export const limits = {
  /** The file as it comes. */
  fileBytes: 512 * 1024 * 1024,
  rows: 2_000_000,
  columns: 1_000,
  cellLength: 32_767,
  /** What a compressed part may become: this much in any case, and beyond it no more than so many times its size. */
  inflatedFreely: 32 * 1024 * 1024,
  inflationRatio: 200,
  /** All parts of a workbook together. */
  inflatedBytes: 3 * 1024 * 1024 * 1024,
  /** The texts that a workbook keeps apart from its sheets, which have to stand in memory. */
  sharedLength: 192 * 1024 * 1024,
  sharedTexts: 4_000_000,
  /** Small parts that are read whole: names of sheets, styles. */
  partLength: 16 * 1024 * 1024,
  zipEntries: 20_000,
  /** One record of a JSON file. */
  recordLength: 4 * 1024 * 1024,
} as const
