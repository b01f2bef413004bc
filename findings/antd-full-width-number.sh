#!/usr/bin/env bash
# antd 6.6.8, InputNumber: a comma, full-width or not, an enumeration comma or a full-width point between two digits is
# dropped, and the digits run together: who types 1，5 has 15, or the field's maximum, with no sign of a fault. Of the Chinese
# marks 。 alone is read as a decimal point, and full-width digits are dropped altogether.
# One would guess: a text that is no number is refused, as NaN is; or all of these marks are read as the point.
# Seen: "1，5" gives 15 · "1、5" gives 15 · "1．5" gives 15 · "1,5" gives 15 · "1。5" gives 1.5 · "１５" gives nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund antd@6.6.8 react@19.3.1 react-dom@19.3.1 jsdom@26.1.0
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('', { pretendToBeVisual: true });
window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
const names = ['document', 'navigator', 'HTMLElement', 'Element', 'Node', 'SVGElement', 'ShadowRoot', 'MutationObserver'];
for (const name of [...names, 'ResizeObserver', 'requestAnimationFrame', 'cancelAnimationFrame'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
globalThis.window = window;
globalThis.getComputedStyle = (element) => window.getComputedStyle(element);
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const { act, createElement } = require('react');
const { createRoot } = require('react-dom/client');
const { InputNumber } = require('antd');
const setValue = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set;

async function type(text) {
  let heard;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () => root.render(createElement(InputNumber, { max: 100, onChange: (value) => (heard = value) })));
  const input = place.querySelector('input');
  await act(async () => input.focus());
  setValue.call(input, text);
  await act(async () => {
    input.dispatchEvent(new window.Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 100)); // 。 becomes a point in the next frame
  });
  await act(async () => input.blur());
  console.log(`antd ${require('antd/package.json').version}: "${text}" gives ${heard}`);
  return heard;
}

(async () => {
  for (const text of ['1，5', '1、5', '1．5', '1,5']) assert.strictEqual(await type(text), 15);
  assert.strictEqual(await type('1。5'), 1.5);
  assert.strictEqual(await type('１５'), undefined);
  process.exit(0);
})();
JS
node try.cjs
