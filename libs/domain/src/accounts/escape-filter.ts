/** What a user typed, as a value of an LDAP filter (RFC 4515, section 3): it can never end the filter or hold a wildcard. */
export function escapeFilter(value: string): string {
  return value.replaceAll(/[*()\\\p{Cc}]/gu, (letter) =>
    [...Buffer.from(letter, 'utf8')].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
