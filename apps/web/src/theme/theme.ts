import { theme, type ThemeConfig } from 'antd';

const shared = { borderRadius: 6, fontFamily: 'inherit', controlHeight: 34 } as const;

/** Preset colours made darker, or lighter in the dark, until text on them can be read by everyone. */
export const lightTheme: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#0b5cad',
    colorInfo: '#0b5cad',
    colorLink: '#0b5cad',
    colorLinkHover: '#084785',
    colorSuccess: '#0a6b3d',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    // The shades antd makes of dark colours are muddy.
    colorInfoBg: '#e8f1fb',
    colorSuccessBg: '#e3f5ea',
    colorWarningBg: '#fff3dc',
    colorErrorBg: '#fdeceb',
    colorBgLayout: '#f4f6f9',
    colorText: '#1c2733',
    colorTextSecondary: '#46525e',
    colorTextTertiary: '#52606d',
    colorTextQuaternary: '#5f6c78',
    colorTextPlaceholder: '#66727e',
    colorTextDescription: '#52606d',
    colorTextDisabled: '#66727e',
  },
};

export const darkTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#5ba8f7',
    colorInfo: '#7db8f5',
    colorLink: '#7db8f5',
    colorLinkHover: '#a9d2fb',
    colorSuccess: '#5fcf90',
    colorWarning: '#f0b54a',
    colorError: '#ff8f85',
    colorBgLayout: '#12181f',
    colorBgContainer: '#1b242e',
    colorBgElevated: '#222d38',
    colorText: '#e6ebf0',
    colorTextSecondary: '#c3ccd5',
    colorTextTertiary: '#a9b5c1',
    colorTextQuaternary: '#98a5b2',
    colorTextPlaceholder: '#97a4b0',
    colorTextDescription: '#a9b5c1',
    colorTextDisabled: '#8f9ca8',
    colorTextLightSolid: '#0d1b2a',
  },
};
