import {
  AuditOutlined,
  BarChartOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  DownloadOutlined,
  FileDoneOutlined,
  HomeOutlined,
  IdcardOutlined,
  LineChartOutlined,
  OrderedListOutlined,
  ReadOutlined,
  SettingOutlined,
  TeamOutlined,
  UploadOutlined,
  FolderOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Icon } from './navigation.js';

export const icons: Record<Icon, ReactNode> = {
  home: <HomeOutlined />,
  desk: <CustomerServiceOutlined />,
  evaluations: <FileDoneOutlined />,
  scorecards: <BarChartOutlined />,
  trends: <LineChartOutlined />,
  downloads: <DownloadOutlined />,
  records: <FolderOutlined />,
  manage: <ControlOutlined />,
  people: <TeamOutlined />,
  exams: <ReadOutlined />,
  imports: <UploadOutlined />,
  accounts: <IdcardOutlined />,
  settings: <SettingOutlined />,
  audit: <AuditOutlined />,
  queues: <OrderedListOutlined />,
};
