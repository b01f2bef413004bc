import { enteredCode, foldName } from '@app/domain';
import type { Put } from '../worklists/scope';

/** Returns the words of a search text, folded as names are. A sign without meaning is no word. */
function wordsOf(q: string): string[] {
  const words = q.split(/\s+/).map(foldName);
  return words.filter((word) => word !== '');
}

/** Returns a LIKE pattern for each word; a name fits that is like all of them. Nothing fits a text without words. */
export function likeWords(q: string): string[] {
  const words = wordsOf(q);
  return words.length === 0 ? [''] : words.map((word) => `%${likeLiterally(word)}%`);
}

/**
 * Returns the pairs of neighbouring characters in the words, which are more selective than single ones; a single
 * character is returned as it is.
 */
export function gramsOf(q: string): string[] {
  const grams = wordsOf(q).flatMap((word) => {
    const chars = [...word];
    return chars.length === 1 ? chars : chars.slice(1).map((char, i) => chars[i]! + char);
  });
  return [...new Set(grams)];
}

/** SQL: whether the record `u` of a unit has, or had, a name that fits the search text. */
export function unitNamed(q: string, put: Put): string {
  return `u.name_key || u.former_keys LIKE ALL (${put(likeWords(q))})`;
}

/**
 * Returns a search text that may be a part of an application's number, in the form that numbers have; undefined for other
 * texts: letters without digits or dash are names.
 */
export function numberPiece(q: string): string | undefined {
  const piece = enteredCode(q).toUpperCase();
  return /^[A-Z0-9_]*(?:-[A-Z0-9_]*)+$|^\d{1,6}$/.test(piece) && /[A-Z0-9]/.test(piece) ? piece : undefined;
}

/** Returns the LIKE pattern of the numbers that contain the search text; null, which nothing is like, if none can. */
export function likeNumber(q: string): string | null {
  const piece = numberPiece(q);
  return piece === undefined ? null : `%${likeLiterally(piece)}%`;
}

/** Returns the LIKE pattern, for a number read backwards, of those that end so. */
export function likeEnd(piece: string): string {
  return `${likeLiterally([...piece].reverse().join(''))}%`;
}

/** Returns the text with the wildcards of LIKE escaped. */
export function likeLiterally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
