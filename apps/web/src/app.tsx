import 'antd/dist/reset.css';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { JobsProvider } from './api/jobs-provider.js';
import { queryClient } from './api/query-client.js';
import { useLanguage } from './i18n/use-text.js';
import { router } from './routes.js';
import { darkTheme, lightTheme } from './theme/theme.js';
import { useDark } from './theme/use-dark.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export default function App() {
  const language = useLanguage();
  const dark = useDark();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb');
  }, [language]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={dark ? darkTheme : lightTheme}
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: '100%' }}>
        <QueryClientProvider client={queryClient}>
          <JobsProvider>
            <RouterProvider router={router} />
          </JobsProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
