/** The code of an error of Node, such as ENOENT; empty where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Of a strict TextDecoder, at bytes that do not belong to the encoding. */
export const NOT_IN_THE_ENCODING = 'ERR_ENCODING_INVALID_ENCODED_DATA';
