// Reads the mails that a stack has sent and names what a colleague would not write: half-width marks in Chinese sentences (the
// rule of the lint rule), marks in a row, codes of the program. `npm run mail-punctuation -- <folder of the data>`; ends with
// 1 when it finds something.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { punctuated } from '../../../.config/punctuation.mjs';

/** Marks that do not follow one another, a word of the program, a value that is missing. */
const NEVER = [
  /[，。；：、！？][，。；：、]/u,
  /“”|（）|（[^（）]*（/u, // brackets do not stand in brackets
  /\b[a-z]+[A-Z]\w*|\b\w+_\w+\b|\{\w*\}/u,
  /\b(?:undefined|null|NaN|Invalid Date)\b/u,
];

/** What is wrong with a line of a mail; numbers of cases, links and addresses are no sentence. */
export function faultsOf(line) {
  const text = line.replace(/\b[A-Z]{2,6}-\d{4}-[A-Z_]+-\d+|https?:\/\/\S+|\S+@\S+/gu, 'X');
  const faults = NEVER.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return punctuated(text) === text ? faults : [...faults, '半角标点'];
}

const folder = join(process.argv[2] ?? process.env.DATA_DIR ?? '.data', 'mails');
const found = new Map();
let mails = 0;
let marks = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith('.eml'))) {
  const { subject = '', text = '' } = await simpleParser(readFileSync(join(folder, name)));
  mails += 1;
  const isGreeted = text.startsWith('您好！');
  const lines = [subject, ...text.split('\n'), ...(isGreeted ? [] : ['没有称呼'])];
  for (const line of lines) {
    const faults = line === '没有称呼' ? [line] : faultsOf(line);
    marks += faults.length;
    if (faults.length > 0) found.set(line, `${faults.join(' ')} (${name})`);
  }
}
for (const [line, faults] of [...found].slice(0, 50)) console.log(`${faults}: ${line}`);
console.log(`${mails} mails, ${marks} faults in ${found.size} different lines`);
process.exitCode = marks > 0 ? 1 : 0;
