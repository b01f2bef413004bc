#!/usr/bin/env node
// 证据包核验: node verify.mjs 证据包.zip [更多.zip] [--root sha256:…] [--json]
// --root: 另行留存的封存值,例如区无废办每日汇总邮件页脚中某一天的封存值;它须是包内某次封存的值,其后的记录可以更多。
// One file that needs Node alone and no network; the portal runs the same file in the browser. It trusts nothing in the
// archive: it computes hashes, chains, seals, figures and the carry-over proposal again, with code that it does not share
// with the system that made the archive.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as zlib from 'node:zlib';

const FORMAT = 'wufei-evidence-2';
const ALGORITHMS = ['sha256', 'sha384', 'sha512', 'sm3']; // an archive cannot talk us into a weaker one
const SCANS = [
  { kind: 'circularScan', folder: '通知扫描件/' },
  { kind: 'namingScan', folder: '命名文件扫描件/' },
];
const FINAL = ['draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked'];

/**
 * Returns every fault of an archive (a Uint8Array), each as { code, where, detail }, and the counts. Answers for any archive,
 * however damaged: an unexpected error becomes a fault.
 */
export function verify(bytes, expectedRoot) {
  try {
    return verified(bytes, expectedRoot);
  } catch (error) {
    return unreadable('证据包', error);
  }
}

function unreadable(where, error) {
  return { ok: false, faults: [{ code: 'unreadable', where, detail: `无法读取：${error.message}。` }] };
}

function verified(bytes, expectedRoot) {
  const faults = [];
  const fault = (code, where, detail) => void faults.push({ code, where, detail });
  const files = readZip(bytes, fault);
  const manifest = json(files.get('manifest.json'), 'manifest.json', fault);
  if (!manifest) return { ok: false, faults };
  checkManifest(manifest, files, fault);
  const records = lines(files.get('records.jsonl'), 'records.jsonl', isRecord, fault);
  const seals = lines(files.get('seals.jsonl'), 'seals.jsonl', isSeal, fault);
  const chains = checkChains(records, fault);
  checkSeals(seals, chains, fault);
  const root = seals.at(-1)?.root;
  if (root !== manifest.root) fault('rootBroken', 'manifest.json', '清单中的封存值与最后一次封存不一致。');
  if (expectedRoot && !seals.some((seal) => seal.root === expectedRoot)) {
    const detail = `另行留存的封存值 ${expectedRoot} 不在包内各次封存之中，最后一次为 ${root ?? '无'}：记录曾被改动，或不是同一年度的。`;
    fault('rootUnexpected', 'seals.jsonl', detail);
  }
  checkRules(chains, files, fault);
  const scans = checkScans(chains, files, fault);
  checkDecisions(chains, fault);
  const claims = json(files.get('claims.json'), 'claims.json', fault);
  const figures = checkClaims(manifest.year, chains, claims, fault);
  return {
    ok: faults.length === 0,
    root,
    chains: chains.size,
    records: records.length,
    scans,
    ...figures,
    faults,
  };
}

function readZip(bytes, fault) {
  const files = new Map();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [two, four] = [(at) => view.getUint16(at, true), (at) => view.getUint32(at, true)];
  let end = bytes.length - 22;
  while (end >= 0 && four(end) !== 0x06054b50) end -= 1;
  if (end < 0) {
    fault('archiveBroken', '证据包', '不是完整的 zip 文件（可能被截断）。');
    return files;
  }
  let at = four(end + 16);
  for (let left = two(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || four(at) !== 0x02014b50) {
      fault('archiveBroken', '证据包', '目录已损坏。');
      return files;
    }
    const [method, crc, packed, size] = [two(at + 10), ...[16, 20, 24].map((o) => four(at + o))];
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => two(at + o));
    const name = textOf(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = four(at + 42);
    at += 46 + nameLength + extra + comment;
    try {
      const from = local + 30 + two(local + 26) + two(local + 28);
      const content = bytes.subarray(from, from + packed);
      const inflated = method === 0 ? content : zlib.inflateRawSync(content, { maxOutputLength: size + 1 });
      if (inflated.length !== size || crcOf(inflated) !== crc) throw new Error('crc');
      if (files.has(name)) fault('fileTwice', name, '同名文件出现两次。');
      files.set(name, inflated);
    } catch {
      fault('fileBroken', name, '文件内容已损坏。');
    }
  }
  return files;
}

function textOf(bytes) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function crcOf(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function json(bytes, name, fault) {
  if (!bytes) return fault('fileMissing', name, '缺少该文件。');
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return fault('fileBroken', name, '内容无法读取。');
  }
}

/** Parses one JSON value per line and checks the shape that the rest of the code relies on. */
function lines(bytes, name, hasShape, fault) {
  if (!bytes) fault('fileMissing', name, '缺少该文件。');
  const values = [];
  const texts = bytes ? textOf(bytes).split('\n') : [];
  texts.forEach((text, i) => {
    if (text === '') return;
    try {
      const value = JSON.parse(text);
      if (!hasShape(value)) throw new TypeError(name);
      values.push(value);
    } catch {
      fault('lineBroken', `${name} 第 ${i + 1} 行`, '内容无法读取。');
    }
  });
  return values;
}

/** Checks a link and also parses its text. */
function isRecord(record) {
  const { chain, position, kind, text } = record;
  record.body = JSON.parse(text);
  const isLine = (value) => typeof value === 'string' && !value.includes('\n');
  return isLine(chain) && isLine(kind) && Number.isInteger(position) && record.body === Object(record.body);
}

function isSeal({ name, changed }) {
  return typeof name === 'string' && changed.every(([chain, length]) => chain && Number.isInteger(length));
}

function checkManifest({ self, ...manifest }, files, fault) {
  if (manifest.format !== FORMAT)
    fault('formatUnknown', 'manifest.json', `不认识的格式：${manifest.format}。`);
  if (digest(manifest.algorithm, canonical(manifest)) !== self)
    fault('fileChanged', 'manifest.json', '清单被改动。');
  const listed = new Map((manifest.files ?? []).map((file) => [file.name, file]));
  for (const [name, bytes] of files) {
    const file = listed.get(name);
    if (name === 'manifest.json') continue;
    if (!file) fault('fileInserted', name, '清单中没有该文件。');
    else if (digest(algorithmOf(file.hash), bytes) !== file.hash) fault('fileChanged', name, '文件被改动。');
  }
  for (const name of listed.keys()) if (!files.has(name)) fault('fileMissing', name, '缺少该文件。');
}

function checkChains(records, fault) {
  const chains = new Map();
  for (const record of records) {
    if (!chains.has(record.chain)) chains.set(record.chain, []);
    chains.get(record.chain).push(record);
  }
  for (const [chain, found] of chains) checkChain(chain, found, fault);
  return chains;
}

function checkChain(chain, found, fault) {
  const where = (position) => `${chain} 第 ${position} 条`;
  const byPosition = new Map();
  let last = 0;
  for (const record of found) {
    const { position } = record;
    if (byPosition.has(position))
      fault('recordInserted', where(position), '同一位置有多条记录：有记录被插入。');
    else if (position < last) fault('recordMoved', where(position), '不在原来的位置：记录被调换顺序。');
    if (!byPosition.has(position)) byPosition.set(position, record);
    last = Math.max(last, position);
  }
  for (let position = 1; position <= last; position += 1) {
    const record = byPosition.get(position);
    if (!record) {
      fault('recordMissing', where(position), '缺少该记录：记录被删除。');
      continue;
    }
    const before = position === 1 ? { hash: '' } : byPosition.get(position - 1);
    const { hash, kind, at, recordedAt, text } = record;
    const lines = [before?.hash, chain, position, kind, at, recordedAt, text].join('\n');
    if (before && digest(algorithmOf(hash), lines) !== hash) {
      fault('recordChanged', where(position), '内容被改动，或其前有记录被删除、插入、调换。');
    }
  }
  found.sort((a, b) => a.position - b.position);
}

function checkSeals(seals, chains, fault) {
  const lengths = new Map();
  let previous = '';
  for (const seal of seals) {
    for (const [chain, length] of seal.changed) {
      const had = lengths.get(chain) ?? 0;
      if (length < had) fault('sealBroken', seal.name, `${chain} 封存的条数减少。`);
      lengths.set(chain, length);
    }
    const hash = createHash(algorithmOf(seal.root)).update(`${seal.name}\n${seal.at}\n${previous}\n`);
    for (const chain of [...lengths.keys()].sort()) {
      const length = lengths.get(chain);
      const found = chains.get(chain) ?? [];
      const record =
        found[length - 1]?.position === length
          ? found[length - 1]
          : found.find(({ position }) => position === length);
      if (!record) {
        const last = found.at(-1)?.position ?? 0;
        if (last < length)
          fault('tailCut', chain, `封存时（${seal.name}）有 ${length} 条，现有 ${last} 条：末尾被截去。`);
      }
      hash.update(`${chain}\t${length}\t${record?.hash ?? ''}\n`);
    }
    if (seal.previous !== previous || `${algorithmOf(seal.root)}:${hash.digest('hex')}` !== seal.root) {
      fault('rootBroken', seal.name, '封存值与记录不一致：封存之后记录有变动。');
    }
    previous = seal.root;
  }
  for (const [chain, records] of chains) {
    const length = lengths.get(chain) ?? 0;
    for (const { position } of records)
      if (position > length)
        fault('recordInserted', `${chain} 第 ${position} 条`, '不在封存范围内：记录被插入。');
  }
}

function checkRules(chains, files, fault) {
  const stated = ofKind(chains.get('export') ?? [], 'rules');
  for (const { version, hash } of stated) {
    const name = `rules/${version}.json`;
    if (!files.has(name)) fault('fileMissing', name, '缺少该版本的规则。');
    else if (digest(algorithmOf(hash), files.get(name)) !== hash)
      fault('fileChanged', name, '规则与记录不一致。');
  }
}

/** Checks 决定所依据的材料: a decision names files that belong to its case. */
/** Checks that the scans of circular and documents are those on record, none more, and returns how many there are. */
function checkScans(chains, files, fault) {
  const recorded = new Set();
  const own = chains.get('export') ?? [];
  const scans = SCANS.flatMap(({ kind }) => ofKind(own, kind));
  for (const { file, name, sha256, withheld } of scans) {
    if (withheld === 'missing') fault('scanMissing', name, '记录中有这份扫描件，文件已不在系统内。');
    if (!file) continue;
    recorded.add(file);
    const bytes = files.get(file);
    if (!bytes) fault('scanMissing', file, '记录中有这份扫描件，包内没有。');
    else if (digest('sha256', bytes) !== `sha256:${sha256}`)
      fault('scanChanged', file, '与记录中这份扫描件的校验值不符。');
  }
  for (const name of files.keys())
    if (SCANS.some(({ folder }) => name.startsWith(folder)) && !recorded.has(name))
      fault('scanInserted', name, '记录中没有这份扫描件。');
  return recorded.size;
}

function checkDecisions(chains, fault) {
  for (const [chain, records] of chains) {
    const files = [];
    for (const { kind, position, body } of records) {
      if (kind === 'file') files.push(body.sha256);
      if (kind !== 'decision' || !body.files) continue;
      if (digest(algorithmOf(body.files), files.sort().join('\n')) !== body.files)
        fault('decisionFiles', `${chain} 第 ${position} 条`, '决定所依据的材料与记录不符。');
    }
  }
}

function checkClaims(year, chains, claims, fault) {
  const programme = ofKind(chains.get('export') ?? [], 'programme').at(-1);
  const baselines = ofKind(chains.get(`programme-${year}`) ?? [], 'baseline');
  if (!claims || !programme || baselines.length === 0)
    return (fault('factsMissing', 'records.jsonl', '缺少年度任务或基数的记录，无法重算。'), {});
  const cases = [...chains]
    .filter(([, records]) => records[0]?.kind === 'case')
    .map(([number, records]) => caseOf(number, records));
  const entries = cases.flatMap(({ entries: own }) => own).sort((a, b) => a.order - b.order);
  checkLedger(year, cases, entries, baselines, programme.policy, fault);
  const counted = new Map();
  for (const { cell, year: into, delta } of entries)
    if (delta === 1) counted.set(cell, into);
    else counted.delete(cell);
  const here = cases.filter(({ number }) => counted.get(number) === year);
  const figures = {
    completed: here.length,
    recognised: here.filter(({ cityResult }) => cityResult === 'recognised').length,
    next: [...counted.values()].filter((into) => into === year + 1).length,
    gauges: programme.totals.map(({ id, value }) => gauge(id, value, here.length)),
    types: programme.types.map(({ code, target }) => ({
      ...gauge(code, target, here.filter(({ cellType }) => cellType === code).length),
      open: cases.filter(
        (one) => one.open && !one.namedOn && one.programmeYear === year && one.cellType === code,
      ).length,
    })),
    proposal: propose(year, programme, baselines.at(-1), here),
  };
  const stated = {
    completed: claims.standing?.completed,
    recognised: claims.standing?.recognised,
    next: claims.next,
    gauges: claims.standing?.totals?.map(({ id, target, completed, gap, surplus }) => ({
      id,
      target,
      completed,
      gap,
      surplus,
    })),
    types: claims.standing?.byType?.map(({ code: id, target, completed, gap, surplus, open }) => ({
      id,
      target,
      completed,
      gap,
      surplus,
      open,
    })),
    proposal: claims.proposal?.moves?.map(({ cell }) => cell),
  };
  for (const name of Object.keys(figures)) {
    if (canonical(figures[name] ?? null) !== canonical(stated[name] ?? null)) {
      fault(
        'claimWrong',
        `claims.json ${name}`,
        `重算得 ${canonical(figures[name])}，证据包称 ${canonical(stated[name] ?? null)}。`,
      );
    }
  }
  const moves = (claims.proposal?.moves ?? []).map((move) => ({ ...move, reason: undefined })); // wording is not hashed
  const text = canonical({ ...claims.proposal, moves });
  if (digest(algorithmOf(claims.proposalHash), text) !== claims.proposalHash) {
    fault('claimWrong', 'claims.json proposalHash', '结转建议的散列值不符。');
  }
  const names = Object.fromEntries(programme.totals.map(({ id, name }) => [id, name]));
  return { ...figures, names };
}

function caseOf(number, records) {
  const { cellType, programmeYear } = records[0].body;
  const result = { number, cellType, programmeYear, open: false, entries: ofKind(records, 'ledgerEntry') };
  for (const { kind, at, body } of records) {
    if (kind === 'cityResult') result.cityResult = body.result; // the city's answer, before the case is told
    if (kind === 'ledgerEntry' && body.reason === 'revoked') result.revoked = true;
    if (kind !== 'event') continue;
    if (body.type === 'submitted')
      result.submittedOn = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    if (body.type === 'recorded') result.submittedOn = body.submittedOn;
    if (body.type === 'stageEntered') result.open = !FINAL.includes(body.stage);
    if (body.type === 'named' || body.type === 'namingCorrected') result.namedOn = body.date;
    if (/^cityResult/.test(body.type)) result.cityResult = body.result;
    if (body.type === 'revoked') result.revoked = true;
  }
  return result;
}

function checkLedger(year, cases, entries, baselines, { countsFrom }, fault) {
  const byNumber = new Map(cases.map((one) => [one.number, one]));
  const sums = new Map();
  const years = new Map();
  for (const { cell, ordinal, year: of, delta, reason, baselineVersion, order } of entries) {
    const where = `台账第 ${order} 笔 ${cell}`;
    const own = byNumber.get(cell);
    const had = years.get(cell) ?? { count: 0 };
    if (ordinal !== had.count + 1)
      fault('ledgerBroken', where, `序号应为 ${had.count + 1}，现为 ${ordinal}。`);
    if (delta === 1 && had.year !== undefined) fault('ledgerBroken', where, '同一细胞计入两次。');
    if (delta === -1 && had.year !== of) fault('ledgerBroken', where, '从未计入的年度减去。');
    if (!own || of < own.programmeYear) fault('ledgerBroken', where, '计入的年度超出范围。');
    if (reason === 'carried' && delta === -1 && of === year) {
      const baseline = baselines.find(({ version }) => version === baselineVersion)?.value ?? Infinity;
      if ((sums.get(of) ?? 0) <= baseline) fault('ledgerBroken', where, '未超出基数即结转。');
    }
    sums.set(of, (sums.get(of) ?? 0) + delta);
    years.set(cell, { count: ordinal, year: delta === 1 ? of : undefined });
  }
  for (const { number, namedOn, revoked, cityResult } of cases) {
    const due = namedOn !== undefined && !revoked && (countsFrom === 'named' || cityResult === 'recognised');
    if (due !== (years.get(number)?.year !== undefined))
      fault('ledgerBroken', number, due ? '已命名而未计入任何年度。' : '不应计数而计入。');
  }
}

/** The carry-over rule: as many cells as the surplus; first from types above their figure, then from all; latest named first. */
function propose(year, { types, policy }, baseline, here) {
  const above = new Map(
    types.map(({ code, target }) => [code, here.filter(({ cellType }) => cellType === code).length - target]),
  );
  const annex = (code) =>
    (types.findIndex((type) => type.code === code) + types.length + 1) % (types.length + 1);
  const key = (cell) => [
    cell.namedOn,
    cell.submittedOn,
    String(annex(cell.cellType)).padStart(5, '0'),
    cell.number,
  ];
  const queue = here
    .filter(({ programmeYear }) => programmeYear === year)
    .map((cell) => ({ cell, key: key(cell) }));
  queue.sort((a, b) => {
    const i = a.key.findIndex((part, at) => part !== b.key[at]);
    return i < 0 ? 0 : a.key[i] < b.key[i] ? 1 : -1;
  });
  const chosen = [];
  for (let left = here.length - baseline.value; left > 0 && queue.length > 0; left -= 1) {
    const best =
      policy.carryOverOrder === 'latestNamed'
        ? 0
        : queue.findIndex(({ cell }) => (above.get(cell.cellType) ?? Infinity) > 0);
    const [{ cell }] = queue.splice(Math.max(0, best), 1);
    above.set(cell.cellType, (above.get(cell.cellType) ?? Infinity) - 1);
    chosen.push(cell.number);
  }
  return chosen;
}

function gauge(id, target, completed) {
  return {
    id,
    target,
    completed,
    gap: Math.max(0, target - completed),
    surplus: Math.max(0, completed - target),
  };
}

function ofKind(records, kind) {
  return records.filter((record) => record.kind === kind).map(({ body }) => body);
}

function algorithmOf(hash) {
  const name = String(hash).split(':')[0];
  return ALGORITHMS.includes(name) ? name : 'sha256';
}

function digest(algorithm, content) {
  const name = ALGORITHMS.includes(algorithm) ? algorithm : 'sha256';
  return `${name}:${createHash(name).update(content).digest('hex')}`;
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function main(args) {
  const at = args.indexOf('--root');
  const root = at < 0 ? undefined : args.splice(at, 2)[1];
  const asJson = args.includes('--json');
  const paths = args.filter((arg) => arg !== '--json');
  if (paths.length === 0)
    return (console.error('用法：node verify.mjs 证据包.zip [--root 封存值] [--json]'), 2);
  let code = 0;
  for (const path of paths) {
    const result = tried(path, root);
    if (!result.ok) code = 1;
    if (asJson) console.log(JSON.stringify({ path, ...result }));
    else report(path, result);
  }
  return code;
}

function tried(path, root) {
  try {
    return verify(readFileSync(path), root);
  } catch (error) {
    return unreadable(path, error);
  }
}

function report(path, { ok, root, chains, records, scans, completed, gauges, names, proposal, faults }) {
  console.log(`${path}：${ok ? '核验通过' : `发现 ${faults.length} 处问题`}`);
  for (const { code, where, detail } of faults) console.log(`  ✗ ${where}：${detail}[${code}]`);
  if (root) console.log(`  封存值 ${root}（${chains} 条链，${records} 条记录）`);
  if (scans) console.log(`  通知、命名文件扫描件 ${scans} 份`);
  for (const { id, target, completed: done, gap, surplus } of gauges ?? [])
    console.log(`  ${names[id] ?? id} ${target}：计入 ${done}，缺 ${gap}，超出 ${surplus}`);
  if (proposal)
    console.log(`  计入 ${completed} 个；结转建议 ${proposal.length} 个：${proposal.join('、') || '无'}`);
}

if (typeof process === 'object') process.exitCode = main(process.argv.slice(2));
