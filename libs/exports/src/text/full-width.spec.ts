import { fullWidth } from './full-width';

describe('punctuation in a document', () => {
  it.each([
    ['经审定,现予公示(排名不分先后)。', '经审定\uff0c现予公示\uff08排名不分先后\uff09。'],
    [
      '联系人:张三;电话:023-67800001;地址:1号',
      '联系人\uff1a张三\uff1b电话\uff1a023-67800001\uff1b地址\uff1a1号',
    ],
    ['缺 0 个(2024年10月9日至15日,5个工作日)', '缺 0 个\uff082024年10月9日至15日\uff0c5个工作日\uff09'],
    ['“无废细胞”,以及《要点》;其他', '“无废细胞”\uff0c以及《要点》\uff1b其他'],
  ])('is full width among Chinese: %s', (half, full) => {
    expect(fullWidth(half)).toBe(full);
    expect(fullWidth(full)).toBe(full);
  });

  it.each(['at 12:30, see (a)', '1:2', 'https://wufei.example.cn/?a=1', '1,000'])(
    'stays as it is elsewhere: %s',
    (text) => {
      expect(fullWidth(text)).toBe(text);
    },
  );
});
