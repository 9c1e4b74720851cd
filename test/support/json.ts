/** What JSON.parse gives: a test looks into it, and fails where it is otherwise. */
export type Json = ReturnType<typeof JSON.parse>;
