/**
 * Words without what cannot be seen, a paragraph a line. Signs that stand for several letters are taken apart, so that a letter and
 * what it is folded to are one each.
 * @param {string} words
 */
export function tidyWords(words) {
  return words
    .normalize('NFKC')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
