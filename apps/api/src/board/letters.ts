import { type BoardPage, seatName } from '@app/contracts';
import type { Directory, LetterContent, UndeliveredLetter } from '@app/database';
import { isoAt } from '../common/time';

/** Returns an undelivered mail that is about no task, in words: what it says, whom it did not reach, and where to read it. */
export function letterOf(letter: UndeliveredLetter, directory: Directory): BoardPage['undelivered'][number] {
  const { recipient, person, seat, proposal, sendAt } = letter;
  const { about, path } = contentOf(letter, proposal);
  return { about, recipient, person, to: seatName(seat, directory.department), sendAt: isoAt(sendAt), path };
}

function contentOf(content: LetterContent, proposal: string | null): { about: string; path: string } {
  const { kind, payload } = content;
  switch (kind) {
    case 'departmentChanged':
      return { about: `机构变动：${payload.text}`, path: '/departments' };
    case 'rulesProposed':
      return {
        about: `规则建议：${payload.year} 年度 ${payload.version}`,
        path: `/settings/proposals/${proposal}`,
      };
    case 'fileInfected':
      return { about: `文件有病毒：${payload.file}（${payload.place}）`, path: payload.path };
    case 'scannerSilent':
      return { about: '查毒服务没有应答', path: '/board' };
  }
}
