import { texts } from './texts';
import { themeFor } from './theme';

describe('大字', () => {
  it('makes text and what is touched larger, and changes no colour', () => {
    const [usual, large] = [themeFor(false, false).token!, themeFor(true, false).token!];
    expect(large.fontSize!).toBeGreaterThan(usual.fontSize!);
    expect(large.controlHeight!).toBeGreaterThan(usual.controlHeight!);
    expect(large.colorText).toBe(usual.colorText);
  });
});

describe('减弱动态效果', () => {
  it('opens dialogs and menus at once, for whoever asks the system for less motion', () => {
    expect(themeFor(false, true).token!.motion).toBe(false);
    expect(themeFor(false, false).token!.motion).toBe(true);
  });
});

describe('text on its ground', () => {
  const brightness = (colour: string) => {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)) as [
      number,
      number,
      number,
    ];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (text: string, ground: string) => {
    const [low, high] = [brightness(text), brightness(ground)].sort((a, b) => a - b) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  const token = themeFor(false, false).token as Record<string, string>;

  it('always contrasts by at least 4.5 to 1 (WCAG 2.1, 1.4.3)', () => {
    const grounds = ['#ffffff', token.colorBgLayout!];
    const written = Object.entries(token).filter(([name]) => /^color(Text|Link|Primary)/.test(name));
    expect(written.length).toBeGreaterThan(5);
    for (const [name, colour] of written)
      for (const ground of grounds)
        expect({ name, ground, enough: contrast(colour, ground) >= 4.5 }).toEqual({
          name,
          ground,
          enough: true,
        });
    for (const kind of ['Success', 'Warning', 'Error', 'Info'])
      expect(contrast(token[`color${kind}`]!, token[`color${kind}Bg`]!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('how far a download has come', () => {
  const progress = (...of: Parameters<typeof texts.download.sofar>) => texts.download.sofar(...of);

  it('is told in rows where they can be counted, else in bytes', () => {
    expect(progress('1.2 MB')).toBe('已收到 1.2 MB');
    expect(progress('1.2 MB', 300, 900)).toBe('已收到 300 行，共 900 行，已收到 1.2 MB');
    expect(progress('1.2 MB', undefined, 900)).toBe('共 900 行，已收到 1.2 MB');
  });
});

describe('the messages in the menu', () => {
  it('are counted only where some are unread', () => {
    expect(texts.shell.unread(0)).toBe('消息');
    expect(texts.shell.unread(3)).toContain('3 条未读');
  });
});
