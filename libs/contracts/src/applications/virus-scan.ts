import { z } from 'zod';
import { fileView } from './files';

/** Why a scan gave no verdict. */
export const SCAN_FAULTS = ['unreachable', 'silent', 'tooLarge', 'limits', 'refused', 'missing'] as const;

/** 查毒: whether files are scanned, what waits, and what is not given out. */
export const virusScanView = z.object({
  isOn: z.boolean().describe('已配置查毒服务'),
  silentSince: z.string().nullable().describe('查毒服务从何时起没有应答；正常时为空'),
  scanned: z.int().describe('已有结果的文件数'),
  waiting: z.int().describe('待查的文件数'),
  faults: z
    .array(z.object({ fault: z.enum(SCAN_FAULTS), files: z.int() }))
    .describe('待查文件中上一次没有查成的原因'),
  stopped: z
    .array(
      fileView.pick({ id: true, name: true, scan: true }).extend({
        finding: z.string().nullable().describe('病毒名称；设有密码的为空'),
        at: z.string().describe('得出结果的时间'),
        by: z.string().describe('上传人'),
        place: z.string().describe('所在的申报、任务或年度'),
        path: z.string().describe('门户中的页面'),
      }),
    )
    .describe('查出病毒或无法查毒的文件，最近的在前，至多 200 份；草稿中的和已被替换的不列'),
});

export type VirusScanView = z.infer<typeof virusScanView>;
