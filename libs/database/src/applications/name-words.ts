import { foldName } from '@app/domain';
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

/** Returns the LIKE pattern of the numbers that begin with the search text, in either width and case. */
export function likeNumber(q: string): string {
  return `${likeLiterally(q.normalize('NFKC').toUpperCase())}%`;
}

/** Returns the text with the wildcards of LIKE escaped. */
function likeLiterally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
