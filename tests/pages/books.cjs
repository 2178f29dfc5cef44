// Can exceljs read a workbook, with something on each of its sheets?
//
//   node books.cjs MODULES BOOK.xlsx
const { createRequire } = require('node:module');

const [modules, name] = process.argv.slice(2);
const ExcelJS = createRequire(modules + '/')('exceljs');

(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(name);
  if (!book.worksheets.length)
    console.log(`${name}: exceljs sees no sheet`);
  for (const sheet of book.worksheets)
    if (!sheet.actualRowCount)
      console.log(`${name}: exceljs sees nothing on ${sheet.name}`);
})().catch((e) => {
  console.log(`${name}: ${e}`);
  process.exit(1);
});
