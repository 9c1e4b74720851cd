import { byteRange } from './byte-range.js';

describe('what a range header asks for', () => {
  it.each([
    [undefined, null],
    ['bytes=0-', { from: 0, to: 100 }],
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=90-1000', { from: 90, to: 100 }],
    ['bytes=-10', { from: 90, to: 100 }],
    ['bytes=-1000', { from: 0, to: 100 }],
    ['Bytes = 5 - 9', { from: 5, to: 10 }],
    ['bytes=100-', 'beyond'],
    ['bytes=99999999999999999999-', 'beyond'],
    ['bytes=-0', 'beyond'],
    ['bytes=9-5', null],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['bytes=a-b', null],
    ['lines=0-1', null],
  ])('%s of 100 bytes is %j', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it('is beyond a file that is empty', () => {
    expect(byteRange('bytes=0-', 0)).toBe('beyond');
    expect(byteRange('bytes=-5', 0)).toBe('beyond');
  });
});
