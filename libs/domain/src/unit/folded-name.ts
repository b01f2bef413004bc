/**
 * Characters that a name may contain without meaning: controls, every space, invisible marks, soft hyphens, variation
 * selectors. `fold_name` (migration 0015) has the same list.
 */
const MEANINGLESS =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]/g;

/** Signs that are typed for one another, and the one that stands for them. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[[{\u3010\u3014\u3016\u3018\u27e8\u3008]/g, '('],
  [/[\]}\u3011\u3015\u3017\u3019\u27e9\u3009]/g, ')'],
  [/[\u00b7\u2022\u2219\u22c5\u30fb\u2027\u2024]/g, '.'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/['"\u2018-\u201f\u300c-\u300f\u301d-\u301f]/g, ''],
];

/**
 * 归一名称: returns the one form of a unit's name, however it is typed: without spaces, invisible characters and
 * quotation marks, brackets, dots and dashes in one form, full-width letters and digits as half-width, A–Z in lower
 * case. Folding a folded name changes nothing. For comparing and searching only; a person never sees it.
 */
export function foldName(name: string): string {
  return plain(plain(name).normalize('NFKC')).normalize('NFKC');
}

function plain(text: string): string {
  const folded = VARIANTS.reduce(
    (rest, [variant, sign]) => rest.replace(variant, sign),
    text.replace(MEANINGLESS, ''),
  );
  return folded.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
