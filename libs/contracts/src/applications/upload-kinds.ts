import { REFUSALS } from '@app/domain';

/** What an upload may be: its media type, its family and its name in the office's words. */
export interface UploadKind {
  mediaType: string;
  /** A program of a family opens each of its kinds whatever their names say; a name is mended within its family. */
  family: 'pdf' | 'picture' | 'text' | 'sheet' | 'ofd';
  label: string;
}

/** Bytes that one file may have: 20 MB. */
export const UPLOAD_LIMIT = 20 * 1024 * 1024;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The kinds of files that are taken, by extension. */
export const UPLOAD_KINDS = {
  pdf: { mediaType: 'application/pdf', family: 'pdf', label: 'PDF 文件' },
  jpg: { mediaType: 'image/jpeg', family: 'picture', label: 'JPG 图片' },
  png: { mediaType: 'image/png', family: 'picture', label: 'PNG 图片' },
  webp: { mediaType: 'image/webp', family: 'picture', label: 'WebP 图片' },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, family: 'text', label: 'Word 文档' },
  doc: { mediaType: 'application/msword', family: 'text', label: 'Word 文档' },
  wps: { mediaType: 'application/wps-office.wps', family: 'text', label: 'WPS 文字文档' },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, family: 'sheet', label: 'Excel 表格' },
  xls: { mediaType: 'application/vnd.ms-excel', family: 'sheet', label: 'Excel 表格' },
  et: { mediaType: 'application/wps-office.et', family: 'sheet', label: 'WPS 表格' },
  ofd: { mediaType: 'application/ofd', family: 'ofd', label: 'OFD 文件' },
} as const satisfies Record<string, UploadKind>;

export type UploadExtension = keyof typeof UPLOAD_KINDS;

/** Further extensions of a kind. */
const SAME_AS: Record<string, UploadExtension> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg' };

/** Extensions of HEIC photos: taken only as the original (原件) of a jpg that was made from them. */
export const HEIC_ENDINGS: readonly string[] = ['heic', 'heif', 'hif'];

/** Every extension under which a file is taken, such as `.pdf`, for the browser's choice of files. */
export const UPLOAD_ENDINGS = [...Object.keys(UPLOAD_KINDS), ...Object.keys(SAME_AS)].map((one) => `.${one}`);

/** The extension of a file name in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at + 1).toLowerCase() : '';
}

/** Returns the kind that a file name promises; undefined when such files are not taken. */
export function promisedKind(name: string): UploadExtension | undefined {
  const extension = extensionOf(name);
  if (Object.hasOwn(SAME_AS, extension)) return SAME_AS[extension];
  return Object.hasOwn(UPLOAD_KINDS, extension) ? (extension as UploadExtension) : undefined;
}

/** What other kinds of files are, and what their owner can do: extensions, sentence. */
const ADVICE: readonly (readonly [readonly string[], string])[] = [
  [
    HEIC_ENDINGS,
    '这是苹果手机的 HEIC 照片，多数电脑不能显示；请在手机“设置－相机－格式”中选“兼容性最佳”后重拍，或把照片转存为 JPG 后再上传。',
  ],
  [['avif', 'jxl', 'jp2'], '这是新格式的图片，多数电脑不能显示，请另存为 JPG 或 PNG 后再上传。'],
  [
    ['gif', 'bmp', 'tif', 'tiff', 'psd', 'ico', 'svg', 'wmf', 'emf', 'dng', 'cr2', 'nef', 'arw'],
    '这是 GIF、BMP、TIFF 一类的图片，请用看图软件另存为 JPG 或 PNG 后再上传。',
  ],
  [
    ['docm', 'dotm', 'xlsm', 'xltm', 'xlsb', 'xlam', 'pptm'],
    '这是可以带宏的 Office 文件，请另存为不带宏的 DOCX 或 XLSX 后再上传。',
  ],
  [['dotx', 'dot', 'xltx', 'xlt', 'wpt', 'ett'], '这是模板文件，请打开后另存为 DOCX 或 XLSX 再上传。'],
  [['ppt', 'pptx', 'pps', 'ppsx', 'dps', 'key'], '这是演示文稿，请在原软件中“输出（导出）为 PDF”后再上传。'],
  [
    ['rtf', 'odt', 'uot', 'uof', 'txt', 'md', 'mht', 'mhtml', 'html', 'htm', 'xml', 'pages', 'epub'],
    '请用 Word 或 WPS 打开这个文件，另存为 DOCX 或 PDF 后再上传。',
  ],
  [['csv', 'ods', 'uos', 'numbers', 'dif', 'dbf'], '请用 Excel 或 WPS 打开这个文件，另存为 XLSX 后再上传。'],
  [['ceb', 'caj', 'xps', 'oxps', 'djvu'], '请用原软件打开这个文件，打印（输出）为 PDF 后再上传。'],
  [['dwg', 'dxf', 'vsd', 'vsdx', 'mpp'], '这是图纸或工程文件，请在原软件中输出为 PDF 后再上传。'],
  [['eml', 'msg'], '这是电子邮件，请把邮件打印为 PDF，附件另存后分别上传。'],
  [['zip'], '这是压缩包，请解压后把其中的文件一起选中上传。'],
  [
    ['rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'cab', 'iso'],
    '这是压缩包，请解压后把其中的文件一起选中上传。',
  ],
  [
    ['mp4', 'mov', 'avi', 'mkv', 'wmv', 'flv', '3gp', 'webm', 'm4v', 'mpg', 'ts'],
    '这是视频，不能上传，请截取能说明情况的画面，存为 JPG 后再上传。',
  ],
  [
    ['mp3', 'wav', 'm4a', 'amr', 'aac', 'wma', 'ogg', 'flac'],
    '这是录音，不能上传，请把内容整理成文字后再上传。',
  ],
];

const BY_EXTENSION = new Map(
  ADVICE.flatMap(([extensions, sentence]) => extensions.map((one) => [one, sentence])),
);

/** Returns what a file of an extension is and what to do with it, in one sentence for its sender. */
export function adviceFor(extension: string): string {
  return BY_EXTENSION.get(extension) ?? REFUSALS.fileTypeNotAllowed;
}
