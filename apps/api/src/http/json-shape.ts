const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** What can be told of a JSON text before anything is made of it. */
export interface JsonShape {
  /** How many lists and objects stand within one another at the deepest place. */
  depth: number;
  /** Whether it names NUL or half a character by an escape; a whole character in two halves counts too. */
  suspect: boolean;
}

/** @param raw UTF-8; one pass over the bytes, nothing is kept */
export function shapeOf(raw: Uint8Array): JsonShape {
  let [open, depth, suspect, inText] = [0, 0, false, false];
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at];
    if (byte === QUOTE) inText = !inText;
    else if (inText) {
      if (byte !== BACKSLASH) continue;
      suspect ||= isSuspect(raw, at + 1);
      at++;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth = Math.max(depth, ++open);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) open--;
  }
  return { depth, suspect };
}

function isSuspect(raw: Uint8Array, at: number): boolean {
  return raw[at] === 0x75 && /^(0000|d[89a-f])/i.test(String.fromCharCode(...raw.subarray(at + 1, at + 5)));
}
