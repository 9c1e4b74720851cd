/** Name of the custom document property that tells where a table stands, as `sheet!headerRow:rows:columns`. */
export function tableProperty(id: string): string {
  return `table.${id}`;
}
