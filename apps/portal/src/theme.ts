import type { ThemeConfig } from 'antd';

/** Green, white and grey. Every text has a contrast of at least 4.5 : 1 on its background (WCAG 2.2, AA). */
const TOKENS: ThemeConfig['token'] = {
  colorPrimary: '#1f6f4a',
  colorLink: '#1a6643',
  colorInfo: '#1f6f4a',
  colorSuccess: '#1f7a3d',
  colorWarning: '#9a5b00',
  colorError: '#b3261e',
  colorWarningBg: '#fff6e6',
  colorWarningBorder: '#e6c88f',
  colorErrorBg: '#fdf0ef',
  colorErrorBorder: '#e5b3af',
  colorSuccessBg: '#eaf5ee',
  colorSuccessBorder: '#a9d2b8',
  colorInfoBg: '#eaf3ee',
  colorInfoBorder: '#a9cbb9',
  green: '#1f7a3d', // this and the next four: tags
  gold: '#8a6100',
  orange: '#9a5b00',
  red: '#b3261e',
  blue: '#1d5fa8',
  colorText: '#1d2521',
  colorTextSecondary: '#4a5550',
  colorTextTertiary: '#5b6661',
  colorTextDescription: '#55605b',
  colorTextPlaceholder: '#67726d',
  colorTextDisabled: '#67726d',
  colorBorder: '#b9c4be',
  colorBgLayout: '#f4f6f5',
  borderRadius: 6,
  fontFamily: `system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`,
};

/** Returns the theme; `large` is large type (大字模式), `still` is without animation. */
export function themeFor(large: boolean, still: boolean): ThemeConfig {
  const size = large
    ? { fontSize: 20, controlHeight: 48, padding: 22, paddingLG: 30, margin: 22, sizeStep: 5 }
    : { fontSize: 15, controlHeight: 36 };
  return {
    cssVar: { prefix: 'w' },
    hashed: false,
    token: { ...TOKENS, ...size, motion: !still },
    components: {
      Table: {
        headerBg: '#eef2f0',
        headerColor: '#2c3833',
        rowSelectedBg: '#eaf3ee',
        rowSelectedHoverBg: '#dcebe3',
      },
      Menu: { itemBg: 'transparent', itemSelectedBg: '#dcebe3', itemSelectedColor: '#14553a' },
      Form: { labelColor: '#1d2521' },
    },
  };
}
