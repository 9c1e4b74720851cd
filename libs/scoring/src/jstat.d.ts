/** The part of jstat that is used here; the package ships no types. */
declare module 'jstat' {
  const jStat: {
    studentt: {
      /** Quantile of Student's t: `p` in (0, 1), `degreesOfFreedom` above 0 and not necessarily whole. */
      inv(p: number, degreesOfFreedom: number): number;
    };
    centralF: {
      /** Quantile of F: `p` in (0, 1); degrees of freedom above 0 and not necessarily whole. */
      inv(p: number, numerator: number, denominator: number): number;
    };
    /** The regularised incomplete beta function I_x(a, b), `x` in [0, 1]. */
    ibeta(x: number, a: number, b: number): number;
  };
  export default jStat;
}
