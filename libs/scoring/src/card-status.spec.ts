import fc from 'fast-check';
import { cardStatus } from './card-status.js';

describe('the status of a card', () => {
  it('is no_data without a component, insufficient below four evaluations, else ranked', () => {
    expect([cardStatus(null, 0, 4), cardStatus(8000, 3, 4), cardStatus(8000, 4, 4), cardStatus(9000, 0, 4)]).toEqual([
      'no_data',
      'insufficient_sample',
      'ranked',
      'insufficient_sample',
    ]);
  });

  it('never gets worse with a further evaluation', () => {
    const order = ['no_data', 'insufficient_sample', 'ranked'];
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 10500 })), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (composite, counted, minimum) => {
        expect(order.indexOf(cardStatus(composite, counted + 1, minimum))).toBeGreaterThanOrEqual(
          order.indexOf(cardStatus(composite, counted, minimum)),
        );
      }),
    );
  });
});
