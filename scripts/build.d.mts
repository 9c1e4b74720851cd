/** Builds when a source is newer than the last build; the number of files compiled, 0: all was up to date. */
export declare function build(): Promise<number>;
