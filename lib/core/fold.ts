/** A name folded for finding doubles: no accents, lower case, single spaces, given name before surname. */
export function foldName(givenName: string, surname: string): string {
  return `${givenName} ${surname}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
