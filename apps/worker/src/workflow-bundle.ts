import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The repository when run from source, `dist/` when built: both have the same tree below them. */
const ROOT = join(__dirname, '../../..');

/** Where the build step leaves the workflows, and the worker finds them. */
export const BUNDLE_PATH = join(ROOT, 'workflow-bundle.js');

/**
 * The workflows as one script, from source or from `dist/`, wherever this file lies; about half a second to make.
 * The only place that knows how to resolve the product's aliases inside the bundler.
 */
export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: source('workflows/index'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      context: ROOT, // the same bundle whatever the working directory
      resolve: {
        ...config.resolve,
        alias: { ...config.resolve?.alias, '@app/domain$': source('libs/domain/src/index') },
      },
    }),
  });
}

function source(path: string): string {
  const typescript = join(ROOT, `${path}.ts`);
  return existsSync(typescript) ? typescript : join(ROOT, `${path}.js`);
}
