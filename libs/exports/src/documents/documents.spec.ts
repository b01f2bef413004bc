import { partsOf } from '../../../../test/support/exports/read-back';
import { chineseNumber, listsByType, type OfficeNames } from './document';
import { namingDocument } from './naming-document';
import { publicNoticeDocument } from './public-notice-document';
import { renderDocument } from './render-document';
import { reportDocument } from './report-document';

const OFFICE: OfficeNames = {
  district: '渝北区',
  name: '区无废办',
  fullName: '渝北区“无废城市”建设工作领导小组办公室',
  cityOffice: '市无废办',
  sealOwner: '渝北区生态环境局',
};
const ORDER = ['无废工厂', '无废学校'];
const UNITS = [
  { cellType: '无废学校', unit: '渝北区第一实验小学' },
  { cellType: '无废工厂', unit: '重庆甲厂<有限>公司' },
  { cellType: '无废学校', unit: '渝北区第二实验小学' },
];

const NAMING = namingDocument({
  office: OFFICE,
  year: 2024,
  documentNumber: '渝北无废办〔2024〕3号',
  to: '各镇人民政府、街道办事处，区级有关部门，有关单位',
  units: UNITS,
  typeOrder: ORDER,
  date: '2024-08-28',
  copyTo: '市无废办',
});

/** The paragraphs of a Word file as text. */
async function textOf(document: Parameters<typeof renderDocument>[0]): Promise<string[]> {
  const xml = partsOf(await renderDocument(document))['word/document.xml']!;
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
      .join(''),
  );
}

describe('a naming document', () => {
  it('reads: issuer, number, title, addressee, text, lists by type with counts, signer, seal, date, copies', async () => {
    expect((await textOf(NAMING)).filter((text) => text !== '')).toEqual([
      '渝北区“无废城市”建设工作领导小组办公室',
      '渝北无废办〔2024〕3号',
      '关于命名渝北区2024年度“无废城市细胞”的通知',
      '各镇人民政府、街道办事处\uff0c区级有关部门\uff0c有关单位\uff1a',
      expect.stringMatching(/决定命名以下3个单位为渝北区2024年度“无废城市细胞”\uff08排名不分先后\uff09。$/),
      expect.stringMatching(/^被命名单位应当巩固创建成果/),
      '一、无废工厂\uff081个\uff09',
      '1. 重庆甲厂<有限>公司',
      '二、无废学校\uff082个\uff09',
      '1. 渝北区第一实验小学',
      '2. 渝北区第二实验小学',
      '渝北区“无废城市”建设工作领导小组办公室',
      '\uff08渝北区生态环境局代章\uff09',
      '2024年8月28日',
      '抄送\uff1a市无废办。',
    ]);
  });

  it('is A4 in 仿宋 3号 at 28 points a line', async () => {
    const parts = partsOf(await renderDocument(NAMING));
    expect(parts['word/document.xml']).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
    expect(parts['word/document.xml']).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"/);
    expect(parts['word/document.xml']).toContain('w:line="560" w:lineRule="exact"');
    expect(parts['word/styles.xml']).toMatch(/w:eastAsia="仿宋"/);
    expect(parts['word/styles.xml']).toContain('<w:sz w:val="32"/>');
    expect(Object.keys(parts).filter((name) => name.startsWith('word/footer'))).toHaveLength(2);
  });

  it('is signed without 代章 by a signer who has a seal', async () => {
    const { sealOwner: _, ...office } = OFFICE;
    const own = namingDocument({
      office,
      year: 2024,
      documentNumber: 'x',
      to: 'y',
      units: [],
      typeOrder: [],
      date: '2024-08-28',
    });
    expect((await textOf(own)).join()).not.toContain('代章');
  });

  it('holds what people wrote as text, whatever it is', async () => {
    const units = [{ cellType: '无废工厂', unit: '</w:t>&"\u0000\ud800' }];
    const parts = partsOf(
      await renderDocument(
        namingDocument({
          office: OFFICE,
          year: 2024,
          documentNumber: 'x',
          to: 'y',
          units,
          typeOrder: [],
          date: '2024-08-28',
        }),
      ),
    );
    expect(parts['word/document.xml']).toContain('1. &lt;/w:t&gt;&amp;&quot;\ufffd\ufffd');
  });
});

describe('a public notice', () => {
  const facts = {
    ...{ office: OFFICE, year: 2024, units: UNITS, typeOrder: ORDER, workingDays: 5 },
    ...{ from: '2024-10-09', to: '2024-10-15', date: '2024-10-08' },
    contact: { name: '李某', phone: '023-67800001', address: '双凤桥街道1号' },
  };

  it('says until when to object, to whom and how', async () => {
    const text = (await textOf(publicNoticeDocument(facts))).join('\n');
    expect(text).toContain('公示期为2024年10月9日至2024年10月15日\uff085个工作日\uff09');
    expect(text).toContain('匿名或逾期反映的\uff0c不予受理');
    expect(text).toContain('联系人\uff1a李某\uff1b联系电话\uff1a023-67800001');
  });

  it('has no issuer and red line while it has no number', () => {
    expect(publicNoticeDocument(facts)).not.toHaveProperty('issuer');
    expect(publicNoticeDocument({ ...facts, documentNumber: '渝北无废办〔2024〕2号' })).toMatchObject({
      issuer: OFFICE.fullName,
      documentNumber: '渝北无废办〔2024〕2号',
    });
  });
});

describe('a report to the city', () => {
  it('states the three gauges, what was carried, and its attachments', async () => {
    const document = reportDocument({
      ...{
        office: OFFICE,
        year: 2024,
        documentNumber: '渝北无废办〔2025〕2号',
        units: UNITS,
        typeOrder: ORDER,
      },
      gauges: [{ name: '市级任务指标', target: 45, completed: 45, gap: 0, surplus: 0 }],
      ...{ carriedIn: 0, carriedOut: 2, date: '2025-01-06', attachments: ['汇总表', '认定结果表'] },
    });
    const text = (await textOf(document)).join('\n');
    expect(text).toContain('市无废办\uff1a');
    expect(text).toContain(
      '市级任务指标 45 个\uff1a计入 45 个\uff0c缺 0 个\uff0c超出 0 个。其中结转下年度2个。',
    );
    expect(text).toContain('附件\uff1a1. 汇总表\n   2. 认定结果表');
  });
});

describe('lists by type', () => {
  it('follow the order of the annex, and put a type without a row last', () => {
    const units = [{ cellType: '无废码头', unit: 'a' }, ...UNITS];
    expect(listsByType(units, ORDER).map(({ heading }) => heading)).toEqual([
      '一、无废工厂（1个）',
      '二、无废学校（2个）',
      '三、无废码头（1个）',
    ]);
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [15, '十五'],
    [20, '二十'],
    [99, '九十九'],
  ])('count %i as %s', (n, text) => {
    expect(chineseNumber(n)).toBe(text);
  });
});
