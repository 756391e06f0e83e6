/** Words folded for comparing: no accents, lower case, nothing but letters and figures between single spaces. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name folded for finding doubles: given name before surname. */
export function foldName(givenName: string, surname: string): string {
  return foldWords(`${givenName} ${surname}`);
}

/** The parts of a folded name in the order of the alphabet, as the database's name_parts: the same for "given surname" and "surname given". */
export function nameParts(folded: string): string {
  return folded.split(' ').sort().join(' ');
}
