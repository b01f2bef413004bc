import { documentNumberFault } from './document-number';

describe('a 发文字号', () => {
  it.each([
    '渝北无废办〔2024〕23号',
    '沪生建办〔2023〕14号',
    '大足府办发〔2022〕105号',
    '渝北无废办[2024]23号',
    '渝北无废办（2024）２３号',
  ])('%s is right', (text) => {
    expect(documentNumberFault(text)).toBeUndefined();
  });

  it.each([
    ['渝北无废办[2024年]23号', '六角括号'],
    ['渝北无废办2024(23)号', '六角括号'],
    ['渝北无废办〔2024〕第23号', '“第”'],
    ['渝北无废办〔2024〕023号', '虚位'],
    ['渝北无废办〔2024〕23', '“号”结尾'],
    ['〔2024〕23号', '机关代字'],
    ['渝北无废办〔24〕23号', '四位年份'],
    ['', '“号”结尾'],
  ])('%s is refused, saying why', (text, why) => {
    expect(documentNumberFault(text)).toContain(why);
  });
});
