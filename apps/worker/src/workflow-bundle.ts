import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The repository when run from source, `dist/` when built; both contain the same folders. */
const ROOT = join(__dirname, '../../..');

/** The path to which the build step writes the workflows and from which the worker reads them. */
export const BUNDLE_PATH = join(ROOT, 'workflow-bundle.js');

/**
 * Bundles the workflows into one script, from source or from `dist/`, depending on where this file lies; takes about
 * half a second. The bundler resolves the aliases of the product by this configuration only.
 */
export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: source('workflows/index'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      context: ROOT, // the bundle does not depend on the working directory
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
