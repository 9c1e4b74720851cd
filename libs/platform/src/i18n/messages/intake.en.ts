/** Sentences about finding the header of a sheet and its columns. */
export const intake = {
  header_not_found: 'No header row was found in “{file}”; it needs these columns: {columns}.',
  columns_missing: 'The header in row {row} of sheet “{sheet}” of “{file}” lacks these columns: {columns}.',
  column_repeated: 'In sheet “{sheet}” of “{file}”, “{one}” and “{other}” are the same column; keep one.',
  no_rows: 'Sheet “{sheet}” of “{file}” has a header and no rows below it.',
  required: 'must not be empty',
  row_ignored: 'this row looks like a total or a remark and was not imported',
  duplicate_key: '“{key}” already stands in row {row}; keep one row',
};
