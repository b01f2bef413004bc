import {
  currentDistrict,
  type Directories,
  type Directory,
  findCellMailFacts,
  findDepartmentMailFacts,
  findDigest,
  findObligationMailFacts,
  findMailFacts,
  findProposalMailFacts,
  findScanMailFacts,
  findYearMailFacts,
  handsOfPart,
} from '@app/database';
import type {
  CellNotificationKind,
  CellSeat,
  ObligationNotificationKind,
  ObligationSeat,
  NotificationKind,
  YearNotificationKind,
} from '@app/domain';
import {
  type OfficeFacts,
  render,
  renderCell,
  renderDepartmentChange,
  renderDigest,
  renderObligation,
  renderProposal,
  renderScan,
  renderYear,
  type Rendered,
} from '@app/mail';
import type { Pool } from 'pg';
import { cellFactsOf } from './cell-facts';
import { digestFactsOf } from './digest-facts';
import { obligationFactsOf } from './obligation-facts';
import { factsOf } from './facts';
import type { Named } from './named';
import type { LeasedMail } from './outbox';

/** The sources of a mail's text. */
export interface Words {
  pool: Pool;
  publicUrl: string;
  directories: Directories;
}

/** Returns the text of a mail, from the record. Throws if the record is missing or the kind has no template. */
export async function wordsOf(mail: LeasedMail, words: Words): Promise<Rendered> {
  if (mail.applicationId) return ofApplication(mail, mail.applicationId, words);
  if (mail.obligationId) return ofObligation(mail, words);
  if (mail.cellId) return ofCell(mail, words);
  if (mail.departmentChange) return ofDepartmentChange(mail, words);
  if (mail.ruleProposal) return ofProposal(mail, words);
  if (mail.scan) return ofScan(mail, words);
  return mail.programmeYear ? ofYear(mail, words) : ofDigest(mail, words);
}

async function ofApplication(
  { id, kind, seat }: LeasedMail,
  applicationId: string,
  { pool, publicUrl, directories }: Words,
): Promise<Rendered> {
  const [found, directory, office] = await Promise.all([
    findMailFacts(pool, id),
    directories.read(),
    officeNow(pool),
  ]);
  const row = there(found);
  const typeName = directory.cellType({ ...row, pinnedVersion: row.rulesVersion });
  return render(
    kind as NotificationKind,
    factsOf(named(row, directory.in(`type:${row.cellType}`)), seat, { applicationId, typeName, office }),
    publicUrl,
  );
}

async function ofObligation(
  { id, kind, seat }: LeasedMail,
  { pool, publicUrl, directories }: Words,
): Promise<Rendered> {
  const found = there(await findObligationMailFacts(pool, id));
  const part = found.obligation.parts.find(({ department }) => department === found.department);
  const directory = await directories.read();
  const row = part
    ? { ...found, departmentName: handsOfPart(part, directory).name }
    : named(found, directory);
  return renderObligation(
    kind as ObligationNotificationKind,
    obligationFactsOf(row, seat as ObligationSeat, await officeNow(pool)),
    publicUrl,
  );
}

async function ofCell(
  { id, kind, seat }: LeasedMail,
  { pool, publicUrl, directories }: Words,
): Promise<Rendered> {
  const row = there(await findCellMailFacts(pool, id));
  const { cellType, year: programmeYear } = row.cell;
  const directory = await directories.read();
  const typeName = directory.cellType({
    cellType,
    programmeYear,
    pinnedVersion: row.rules.version,
  });
  return renderCell(
    kind as CellNotificationKind,
    cellFactsOf(named(row, directory.in(`type:${cellType}`)), seat as CellSeat, typeName),
    publicUrl,
  );
}

async function ofYear({ id, kind }: LeasedMail, { pool, publicUrl }: Words): Promise<Rendered> {
  const { year, payload } = there(await findYearMailFacts(pool, id));
  return renderYear(
    kind as YearNotificationKind,
    { year, ...payload, office: await officeNow(pool) },
    publicUrl,
  );
}

async function ofDepartmentChange({ id }: LeasedMail, { pool, publicUrl }: Words): Promise<Rendered> {
  const payload = there(await findDepartmentMailFacts(pool, id));
  return renderDepartmentChange({ ...payload, office: await officeNow(pool) }, publicUrl);
}

async function ofProposal({ id }: LeasedMail, { pool, publicUrl }: Words): Promise<Rendered> {
  const facts = there(await findProposalMailFacts(pool, id));
  return renderProposal({ ...facts, office: await officeNow(pool) }, publicUrl);
}

async function ofScan({ id }: LeasedMail, { pool, publicUrl }: Words): Promise<Rendered> {
  const payload = there(await findScanMailFacts(pool, id));
  return renderScan({ ...payload, office: await officeNow(pool) }, publicUrl);
}

async function ofDigest({ id }: LeasedMail, { pool, publicUrl, directories }: Words): Promise<Rendered> {
  const digest = there(await findDigest(pool, id));
  return renderDigest(digestFactsOf(digest, await directories.read()), publicUrl);
}

/** Returns the office as of today: a mail says whom to call now. */
async function officeNow(pool: Pool): Promise<OfficeFacts> {
  const { officeName: name, cityOffice, contactPhone: phone } = await currentDistrict(pool);
  return { name, cityOffice, phone };
}

/** Adds what the department of the seat is called today: the mail goes to whoever does its work now. */
function named<T extends { department: string | null }>(row: T, directory: Directory): Named<T> {
  return { ...row, departmentName: row.department && directory.department(row.department) };
}

function there<T>(row: T | undefined): T {
  if (!row) throw new Error('no facts');
  return row;
}
