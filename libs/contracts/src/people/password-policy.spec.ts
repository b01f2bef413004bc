import { passwordFault } from './password-policy';

describe('a password', () => {
  it('may be any sentence', () => {
    expect(passwordFault('asvs', 'korrekt pferd', 'zhangming')).toBeUndefined();
    expect(passwordFault('asvs', '长城长江黄河泰山', 'zhangming')).toBeUndefined();
    expect(passwordFault('asvs', 'wufei likes trees', 'zhangming')).toBeUndefined();
  });

  it.each([
    ['kurz', '至少 8'],
    ['', '至少 8'],
    ['aaaaaaaaaaaa', '重复'],
    ['12345678', '常见'],
    ['87654321', '常见'],
    ['Password1', '常见'],
    ['wufei12', '至少 8'],
    ['wufei123', '常见'],
    ['newcomer2024', '账号'],
    ['x'.repeat(300), '256'],
  ])('is refused: %s', (password, words) => {
    expect(passwordFault('asvs', password, 'newcomer')).toContain(words);
  });

  it('of the protection scheme (等保三级) has three kinds of characters and is longer', () => {
    expect(passwordFault('mlps3', 'korrekt pferd', 'zhangming')).toContain('三种');
    expect(passwordFault('mlps3', 'Kurz-123', 'zhangming')).toContain('至少 10');
    expect(passwordFault('mlps3', 'Korrekt-pferd', 'zhangming')).toBeUndefined();
  });
});
