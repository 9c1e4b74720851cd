/** Builds when a source is newer than the last build; the number of files compiled, 0: all was up to date. */
export declare function build(): Promise<number>;
/** Compiles the benchmark to dist/test/. */
export declare function buildBench(): Promise<void>;
