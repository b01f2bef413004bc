import { z } from 'zod';
import * as p from '../primitives';

/** `uploadId` identifies an upload: a file that is sent again with the same id is stored once. */
export const uploadQuery = z.strictObject({
  uploadId: p.uuid.optional().describe('上传编号：重发同一份文件时不变，只保存一份'),
});

/** What an uploaded file belongs to; at most one of the two. */
export const fileQuery = uploadQuery
  .extend({
    itemId: z.string().max(64, '过长。').optional().describe('评分项编号'),
    field: z.string().max(64, '过长。').optional().describe('申报表栏目'),
    replaces: p.uuid.optional().describe('被替换的文件：同一处、本方此前提交的；原文件保留并标明已被替换'),
  })
  .refine((place) => place.itemId === undefined || place.field === undefined, {
    path: ['field'],
    message: '评分项和栏目只能选择一个。',
  });

export const SCAN_STATES = ['unscanned', 'clean', 'infected', 'unscannable'] as const;

export const fileView = z.object({
  id: z.string(),
  name: z.string(),
  sentName: z.string().optional().describe('上传时的文件名；扩展名与内容不符、已按内容改正的才有'),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  scan: z
    .enum(SCAN_STATES)
    .describe(
      '查毒状态；启用查毒后，clean 以外的不能下载（unscanned 待查，infected 有病毒、已隔离，unscannable 设有密码）',
    ),
  uploadedAt: z.string(),
  original: z
    .object({
      id: z.string(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: z.string(),
      scan: z.enum(SCAN_STATES),
    })
    .optional()
    .describe('原件：上传前转成 JPG 的 HEIC 照片，按 id 下载，与图片同一地址；没有转过的不含此项'),
});

/** A file of an application, and what it belongs to. */
export const evidenceView = fileView.extend({
  by: z.string().describe('上传人的角色'),
  itemId: z.string().nullable().describe('所属的评分项'),
  field: z.string().nullable().describe('所属的申报表栏目'),
  replaces: z.string().nullable().describe('所替换的文件；没有替换的为空'),
  removable: z.literal(true).optional().describe('补正期间新加、尚未提交，本人可以删除'),
});

export type FileQuery = z.output<typeof fileQuery>;
export type UploadQuery = z.output<typeof uploadQuery>;
export type EvidenceView = z.infer<typeof evidenceView>;
export type FileView = z.infer<typeof fileView>;
