/** What reading a document may take at most; beyond it nothing is read. Time in milliseconds. */
export const paperLimits = {
  /** Pages or slides whose words are read. */
  pages: 600,
  /** Characters of all words together: a search index takes no more of one text. */
  characters: 300_000,
  /** Memory of the thread that reads, in megabytes. */
  heapMegabytes: 512,
  /** Looking whether it may be kept: whoever sent it waits. */
  inspectMilliseconds: 8_000,
  /** Reading its words, by a job. */
  wordsMilliseconds: 60_000,
  /** Pages that are drawn, and width of a picture in pixels. */
  drawnPages: 20,
  drawnWidth: 960,
  /** Pixels of a picture at most: a page may be as long as its maker likes. */
  drawnPixels: 12_000_000,
  /** Drawing its first pages, by a job: time, and memory of the process in megabytes. */
  drawMilliseconds: 60_000,
  drawMegabytes: 1_000,
};
