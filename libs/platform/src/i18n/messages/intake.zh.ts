/** Sentences about finding the header of a sheet and its columns. */
export const intake = {
  header_not_found: '文件“{file}”里没有找到表头：需要这些列：{columns}。',
  columns_missing: '文件“{file}”工作表“{sheet}”第 {row} 行的表头缺少这些列：{columns}。',
  column_repeated: '文件“{file}”工作表“{sheet}”里“{one}”和“{other}”是同一列，请只留一列。',
  no_rows: '文件“{file}”工作表“{sheet}”只有表头，没有数据行。',
  required: '必填，不能为空',
  row_ignored: '这一行像是合计或说明，没有导入',
  duplicate_key: '“{key}”在第 {row} 行已经出现过，请只留一行',
};
