/** An answer with the tag of its version, to be given back as If-Match when it is written over. */
export class Tagged<Body> {
  constructor(
    readonly tag: string,
    readonly body: Body,
  ) {}
}

export function tagged<Body>(tag: string | number, body: Body): Tagged<Body> {
  return new Tagged(String(tag), body);
}
