import { bundleWorkflows } from '../apps/worker/src/workflow-bundle';

describe('the workflow bundle', () => {
  let code: string;
  let modules: string[];

  beforeAll(async () => {
    ({ code } = await bundleWorkflows());
    modules = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"$/gm)].map((match) => match[1]!);
  }, 60_000);

  it('is small enough to be loaded for each worker', () => {
    const [program = '', map] = code.split('//# sourceMappingURL=');
    expect(map).toBeDefined();
    expect(program.length).toBeLessThan(1_120_000); // five workflows, the domain, Temporal's own; without the map
  });

  it('holds the workflows and the domain', () => {
    const expected = [
      'workflows/life.workflow',
      'libs/domain/src/application/decide/decide',
      'libs/domain/src/obligation/decide',
    ];
    const paths = new Set(modules.map((path) => path.replace(/^\.\/|\.[jt]s$/g, '')));
    expect(expected.filter((path) => !paths.has(path))).toEqual([]);
  });

  it('asks nothing of Node, and carries no schema library', () => {
    expect(code).not.toMatch(/require\(["']node:/);
    expect(modules.filter((path) => /^(external )?"?node:/.test(path))).toEqual([]);
    expect(modules.filter((path) => /node_modules\/zod\//.test(path))).toEqual([]);
  });

  it('holds nothing of the product but workflows and domain', () => {
    const own = modules.filter((path) => path.startsWith('.') && !path.includes('node_modules/'));
    expect(own.filter((path) => !/^\.\/(workflows|libs\/domain)\//.test(path))).toEqual([]);
  });
});
