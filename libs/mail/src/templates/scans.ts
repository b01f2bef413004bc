import { civilDateAt, type InfectedFilePayload, longDate, type SilentScannerPayload } from '@app/domain';
import type { Content } from './content';

/** 文件有病毒: which file, that nobody can open it, and what to do. */
export function fileInfected({ file, place }: InfectedFilePayload): Content {
  return {
    subject: '上传的文件有病毒',
    happened: `您上传的“${file}”（${place}）查出病毒，已经隔离，任何人都不能打开。`,
    todo: '请在电脑上查杀病毒，或重新制作这份材料，再到原处上传一份。现在不能上传的，请联系办理部门。',
  };
}

/** 查毒服务中断: since when, what it means for files, and who mends it. */
export function scannerSilent({ since }: SilentScannerPayload): Content {
  const hour = new Date(since + 8 * 3_600_000).toISOString().slice(11, 16); // in Shanghai
  return {
    subject: '查毒服务没有应答',
    happened: `自${longDate(civilDateAt(since))}${hour}起，查毒服务没有应答。文件照常可以上传和提交，但没有查过毒的，任何人都不能打开。`,
    todo: '请告知系统管理员检查查毒服务（clamd）。恢复后会自动补查，无需另行办理。',
  };
}
