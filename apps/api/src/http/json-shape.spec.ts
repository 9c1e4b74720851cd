import { shapeOf } from './json-shape.js';

const shape = (text: string) => shapeOf(Buffer.from(text));

describe('the shape of a JSON text', () => {
  it('is as deep as its deepest place, whatever its texts say', () => {
    expect(shape('{"a":[[],[{}]],"b":"[[[[[["}').depth).toBe(4);
    expect(shape('{"a":"\\"[[[[","b":1}').depth).toBe(1);
    expect(shape('['.repeat(100_000)).depth).toBe(100_000);
  });

  it.each(['{"a":"\\u0000"}', '{"a":"\\ud83d"}', '{"a":"\\uDC00"}', '{"\\uDfff":1}'])('is suspect with %s', (text) => {
    expect(shape(text).suspect).toBe(true);
  });

  it.each(['{"a":"\\\\u0000"}', '{"a":"\\u00e9\\n"}', '{"a":"\\ud7ff 😀"}'])('is not suspect with %s', (text) => {
    expect(shape(text).suspect).toBe(false);
  });
});
