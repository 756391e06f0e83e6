/** What a sheet may be at most; beyond it nothing is read. Sizes in bytes, time in milliseconds. */
export const sheetLimits = {
  /** The file as it is sent. */
  fileBytes: 10 * 1024 * 1024,
  /** All parts of an archive together once unpacked, declared and real. */
  unpackedBytes: 128 * 1024 * 1024,
  /** Parts of an archive. */
  entries: 1_000,
  /** Rows below the headings. */
  rows: 10_000,
  columns: 100,
  /** Characters of one cell. */
  cell: 4_000,
  /** Characters of all cells together: one text may be named by every cell, and leaves the thread as often. */
  characters: 32 * 1024 * 1024,
  /** The last number that a row of a spreadsheet can have. */
  lastRow: 1_048_576,
  /** Memory of the thread that reads, in megabytes, and its time. */
  heapMegabytes: 512,
  milliseconds: 30_000,
};
