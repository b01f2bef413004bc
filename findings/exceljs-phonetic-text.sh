#!/usr/bin/env bash
# exceljs 4.4.0, reading: one cell whose text stands in place and says its reading (rPh, phoneticPr: 拼音 above 长寿) has no
# value, and every later cell and row of the sheet is missing. There is no error. The file is valid by ECMA-376 (CT_Rst).
# One would guess: the reading is ignored, as it is for a text of the shared table.
# Seen: without it [["长寿",1],["涪陵",2]], with it [[null]]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 fflate@0.8.3
cat >try.cjs <<'JS'
const assert = require('node:assert');
const ExcelJS = require('exceljs');
const { strToU8, zipSync } = require('fflate');
const schemas = 'http://schemas.openxmlformats.org';
const types = `application/vnd.openxmlformats-officedocument.spreadsheetml`;
const related = `${schemas}/officeDocument/2006/relationships`;
const relation = (type, target) => `<Relationships xmlns="${schemas}/package/2006/relationships">
  <Relationship Id="rId1" Type="${related}/${type}" Target="${target}"/></Relationships>`;
const text = (inner) => `t="inlineStr"><is>${inner}</is>`;

async function rowsOf(first) {
  const files = {
    '[Content_Types].xml': `<Types xmlns="${schemas}/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': `<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${related}">
      <sheets><sheet name="区县" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${schemas}/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" ${text(first)}</c><c r="B1"><v>1</v></c></row>
      <row r="2"><c r="A2" ${text('<t>涪陵</t>')}</c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`,
  };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(zip));
  const rows = [];
  book.worksheets[0].eachRow((row) => rows.push(row.values.slice(1)));
  return JSON.stringify(rows);
}

(async () => {
  const plain = await rowsOf('<t>长寿</t>');
  const spoken = await rowsOf('<t>长寿</t><rPh sb="0" eb="2"><t>chángshòu</t></rPh><phoneticPr fontId="0"/>');
  console.log(`exceljs ${require('exceljs/package.json').version}: without a reading ${plain}, with one ${spoken}`);
  assert.strictEqual(plain, '[["长寿",1],["涪陵",2]]');
  assert.strictEqual(spoken, '[[null]]');
})();
JS
node try.cjs
