import { z } from 'zod';
import { virusScanView } from '../applications/virus-scan';
import { overseers, type Route } from './route';

/** 运维 (operations): health, metrics, OpenAPI document. */
export const operationRoutes = {
  getLive: {
    method: 'GET',
    path: '/health/live',
    summary: '进程存活',
    tag: '运维',
    answer: z.object({ status: z.string() }),
    status: 200,
    roles: 'public',
  },
  getReady: {
    method: 'GET',
    path: '/health/ready',
    summary: '可提供服务',
    tag: '运维',
    answer: z.object({
      status: z.string(),
      postgresql: z.string(),
      temporal: z.string(),
      virusScan: z.string().optional().describe('查毒服务；没有配置的不出现，没有应答也能提供服务'),
    }),
    status: 200,
    roles: 'public',
  },
  getVirusScan: {
    method: 'GET',
    path: '/virus-scan',
    summary: '查毒：待查的文件、查出病毒和无法查毒的文件',
    tag: '运维',
    answer: virusScanView,
    status: 200,
    roles: overseers,
  },
  getMetrics: {
    method: 'GET',
    path: '/metrics',
    summary: '运行指标（Prometheus）',
    tag: '运维',
    form: 'text',
    status: 200,
    roles: 'public',
    internal: true,
  },
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    summary: '接口文档（OpenAPI 3.1）',
    tag: '运维',
    answer: z.looseObject({}),
    status: 200,
    roles: 'public',
    internal: true,
  },
  getDocs: {
    method: 'GET',
    path: '/docs',
    summary: '接口说明页',
    tag: '运维',
    form: 'text',
    status: 200,
    roles: 'public',
    internal: true,
  },
} as const satisfies Record<string, Route>;
