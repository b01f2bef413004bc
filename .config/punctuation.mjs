/** Punctuation of Chinese sentences (标点, GB/T 15834): full width, without a space beside it. */
const FULL_WIDTH = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
/** Stands for a value between the pieces of a template or of an element. */
const VALUE = '\ue000';
/** What stands beside a mark that parts two values, or begins or ends a text with a value. */
const EDGE = /^[\ue000'"`{}]?$/;
const HAN = /\p{Script=Han}/u;
const CHINESE = /[\p{Script=Han}\u3001-\u3002\u300a-\u3011\u3014-\u301f\uff01-\uff5e“”‘’…—]/u;
/** Data in a test, statements in SQL, tables as text: their commas are no punctuation. */
const DATA =
  /\b(?:SELECT|INSERT|UPDATE|DELETE|VALUES|WHERE|FROM|CHECK|CREATE)\b|^.[^。！？；\n]*,[^。！？；\n]*(?:\n|\\n)[^。！？；]*$/;

/**
 * Returns a text with its punctuation as Chinese sentences have it. A mark counts where a Chinese character stands on one
 * side of it, a pair of brackets also where one stands between them. Times, ratios and Latin text stay as they are.
 * `isChinese`: whether the values in it are known to be Chinese.
 */
export function punctuated(text, isChinese = HAN.test(text)) {
  if (!isChinese || DATA.test(text) || isEnglish(text)) return text;
  const signs = [...text];
  const beside = (place, step) => {
    let at = place + step;
    while (signs[at] === ' ') at += step;
    return signs[at] ?? '';
  };
  const open = [];
  signs.forEach((sign, at) => {
    if (sign === '(') open.push(at);
    if (sign !== ')' || open.length === 0) return;
    const from = open.pop();
    const inside = signs.slice(from + 1, at).join('');
    const before = beside(from, -1);
    if (HAN.test(inside) || CHINESE.test(before) || (before === VALUE && inside.includes(VALUE)))
      [signs[from], signs[at]] = ['（', '）'];
  });
  for (let at = 0; at < signs.length; at += 1) {
    const wide = FULL_WIDTH[signs[at]];
    if (!wide) continue;
    const [left, right] = [beside(at, -1), beside(at, 1)];
    const besideValue = [left, right].includes(VALUE) && [left, right].every((sign) => EDGE.test(sign));
    if (!CHINESE.test(left) && !CHINESE.test(right) && !besideValue) continue;
    signs[at] = wide;
    if (signs[at + 1] === ' ') signs.splice(at + 1, 1);
    if (signs[at - 1] === ' ') signs.splice((at -= 1), 1);
  }
  return signs.join('');
}

/** Whether a text is an English sentence that names Chinese terms. */
function isEnglish(text) {
  const words = text.match(/\b[A-Za-z]{2,}\b/g)?.length ?? 0;
  return words >= 3 && words > (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Finds, and mends, half-width punctuation in the Chinese texts of a source: strings, templates, text of elements. */
export const punctuation = {
  meta: {
    type: 'problem',
    fixable: 'code',
    schema: [],
    messages: { halfWidth: 'Chinese sentences have full-width punctuation (GB/T 15834): {{text}}' },
  },
  create(context) {
    const source = context.sourceCode;
    const check = (node, pieces, isChinese) => {
      const texts = pieces.map(({ range: [from, to] }) => source.text.slice(from, to));
      const right = punctuated(texts.join(VALUE), isChinese).split(VALUE);
      const wrong = pieces.flatMap(({ range }, i) =>
        right[i] === texts[i] ? [] : [{ range, text: right[i] }],
      );
      if (wrong.length === 0) return;
      context.report({
        node,
        messageId: 'halfWidth',
        data: { text: wrong[0].text.trim() },
        fix: (fixer) => wrong.map(({ range, text }) => fixer.replaceTextRange(range, text)),
      });
    };
    const checkChildren = (node) => {
      const pieces = node.children.filter(({ type }) => type === 'JSXText');
      check(node, pieces, !/[A-Za-z]/.test(pieces.map(({ value }) => value).join('')));
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, [node]),
      TemplateLiteral: (node) => check(node, node.quasis),
      JSXElement: checkChildren,
      JSXFragment: checkChildren,
    };
  },
};
