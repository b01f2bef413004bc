const { createRequire } = require('node:module');
const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

// Where jest asks for a realm of the spec's own, this stands for the realm of the process.
const HERE = {};
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, options) =>
  compileFunction(
    source,
    parameters,
    options?.parsingContext === HERE ? { ...options, parsingContext: undefined } : options,
  );

// Where jest keeps the tests, handlers and time-outs of a spec.
const OF_JEST = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|RETRY_\w+|TEST_TIMEOUT_SYMBOL|\w+_RETRY)$/;

/**
 * Specs run in the realm of their process, and `native.cjs` lets Node load what they import: a worker of jest loads a library
 * or a file of the product once, not once a spec. What a spec left behind in globals and environment ends with it.
 */
module.exports = class OneRealm {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.globals = Object.getOwnPropertyDescriptors(globalThis);
    this.variables = { ...process.env };
    globalThis[Symbol.for('wufei.native')] = createRequire(__filename);
  }

  exportConditions() {
    return ['node', 'node-addons', 'module-sync']; // as Node's own `require` has it
  }

  getVmContext() {
    return HERE;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const name of Reflect.ownKeys(globalThis)) {
      const before = this.globals[name];
      const { value, get } = Object.getOwnPropertyDescriptor(globalThis, name);
      // Other new names are those of libraries, which stay loaded.
      if (!before && OF_JEST.test(name.description)) delete globalThis[name];
      if (before && (value !== before.value || get !== before.get))
        Object.defineProperty(globalThis, name, before);
    }
  }
};
