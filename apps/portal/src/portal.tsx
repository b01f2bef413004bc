import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { useLargeType } from './device/large-type';
import { useStillness } from './device/media';
import { queries } from './server/query';
import { router } from './routes';
import { themeFor } from './theme';

/** The portal: query cache, theme and routes. */
export function Portal() {
  const [large] = useLargeType();
  const still = useStillness();
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(large, still)} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
