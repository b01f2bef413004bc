import { checkDigit, creditCodeFault, normaliseCreditCode } from './credit-code';

describe('a 统一社会信用代码', () => {
  it.each(['11500112MB163155XK', '11500111009347908D'])('%s is right', (code) => {
    expect(creditCodeFault(code)).toBeUndefined();
  });

  it('may be written in lower case and is kept in upper case', () => {
    expect(creditCodeFault(' 11500111009347908d ')).toBeUndefined();
    expect(normaliseCreditCode(' 11500111009347908d ')).toBe('11500111009347908D');
  });

  it.each([
    ['11500112MB163155XL', '校验位'],
    ['11500112MB163155X', '17 位'],
    ['', '0 位'],
    ['11500112MO163155XK', '“O”'],
    ['11500112MB163155×K', '“×”'],
  ])('%s is refused, saying why', (code, why) => {
    expect(creditCodeFault(code)).toContain(why);
  });

  it('is refused with any single wrong character', () => {
    const code = '11500112MB163155XK';
    for (let i = 0; i < code.length; i += 1) {
      const other = code[i] === '7' ? '8' : '7';
      expect(creditCodeFault(code.slice(0, i) + other + code.slice(i + 1))).toBeDefined();
    }
  });

  it('has a check digit for every sum', () => {
    expect(checkDigit('11500112MB163155X')).toBe('K');
    expect(checkDigit('00000000000000000')).toBe('0');
  });
});
