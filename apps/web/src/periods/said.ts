/** What came of something that was asked for, in a sentence. */
export interface Said {
  good: boolean;
  text: string;
}
