/** The part of jstat that is used here; the package ships no types. */
declare module 'jstat' {
  const jStat: {
    studentt: {
      /** Quantile of Student's t: `p` in (0, 1), `degreesOfFreedom` above 0 and not necessarily whole. */
      inv(p: number, degreesOfFreedom: number): number;
    };
  };
  export default jStat;
}
