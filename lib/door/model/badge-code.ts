/** Signs of a badge code: those of `randomSigns` in lib/papers, without what looks alike. */
const code = /^[2-9A-HJKMNP-TV-Z]{16}$/;

/**
 * The badge code in what a camera, a keyboard scanner or a person gave: small letters, spaces and hyphens between the signs
 * and the control characters that scanners send around it are forgiven. Null for anything else, which is then read as a name.
 */
export function parseBadgeCode(given: string): string | null {
  if (given.length > 100) return null;
  const signs = given
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Pd}]+/gu, '')
    .toUpperCase();
  return code.test(signs) ? signs : null;
}

/** The end of a code, by which two people at a door can tell which badge is meant: …K7QZ. */
export function shortCode(badgeCode: string): string {
  return `…${badgeCode.slice(-4)}`;
}

/** Lower-case hexadecimal SHA-256 of a code: what the door's list of people carries instead of the codes themselves. */
export async function hashBadgeCode(badgeCode: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(badgeCode));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
