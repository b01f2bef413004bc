/** An official document as data (GB/T 9704): what it says, not how it looks. */
export interface OfficialDocument {
  title: string;
  /** 发文机关标志; with it stands the red line. */
  issuer?: string;
  documentNumber?: string;
  /** 主送机关. */
  to?: string;
  paragraphs: readonly string[];
  /** By type with counts. */
  lists: readonly DocumentList[];
  closing?: readonly string[];
  attachments?: readonly string[];
  signature: Signature;
  /** 成文日期. */
  date: string;
  /** 抄送. */
  copyTo?: string;
}

export interface DocumentList {
  heading: string;
  items: readonly string[];
}

/** Who signs, and whose seal stands for it: a leading group's office often has none (代章). */
export interface Signature {
  signer: string;
  /** The owner of the seal when it is not the signer's. */
  sealOwner?: string;
}

/** Who publishes: another district is other data. */
export interface OfficeNames {
  /** `某区` */
  district: string;
  /** `区无废办` */
  name: string;
  /** `某区“无废城市”建设工作领导小组办公室` */
  fullName: string;
  /** `市无废办` */
  cityOffice: string;
  sealOwner?: string;
}

/** A unit in a list. */
export interface ListedUnit {
  cellType: string;
  unit: string;
}

/** 一、无废工厂(5个): types in the order given by `typeOrder`, units as they come. */
export function listsByType(units: readonly ListedUnit[], typeOrder: readonly string[]): DocumentList[] {
  const types = new Map<string, string[]>();
  for (const { cellType, unit } of units) types.set(cellType, [...(types.get(cellType) ?? []), unit]);
  const place = (type: string) => (typeOrder.includes(type) ? typeOrder.indexOf(type) : typeOrder.length);
  return [...types]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([type, items], i) => ({ heading: `${chineseNumber(i + 1)}、${type}（${items.length}个）`, items }));
}

/** 1 → 一 … 99 → 九十九: the numbers of headings. */
export function chineseNumber(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}

export function signatureOf({ fullName, sealOwner }: OfficeNames): Signature {
  return { signer: fullName, ...(sealOwner && { sealOwner }) };
}
