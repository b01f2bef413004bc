import type { Page } from 'playwright-core';

/* Runs in the page. Texts as they are painted: one entry per element that holds text itself. */
const TEXTS = `
  const shown = [...document.querySelectorAll('body *')].filter((element) => {
    if (['SCRIPT', 'STYLE', 'OPTION', 'TITLE'].includes(element.tagName)) return false;
    if (element.matches('details:not([open])') || element.closest('.visually-hidden, [aria-hidden=true], svg, [inert]')) return false;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) return false;
    for (let box = element; box; box = box.parentElement)
      if (getComputedStyle(box).clipPath !== 'none') return false; // for the ear alone
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });
  const said = (element) => element.textContent.trim().slice(0, 40);
`;

/** Returns the texts that are partly hidden because their box is too small. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    ${TEXTS}
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return shown.filter((element) => {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.clipPath !== 'none' || style.position === 'fixed') return false;
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = box;
        if (style.display === 'inline') continue;
        if (hides(style.overflowX) && scrollWidth > clientWidth + 2) return true;
        if (hides(style.overflowY) && scrollHeight > clientHeight + 4) return true;
        if (/auto|scroll/.test(style.overflowX)) return false; // can be scrolled to
      }
      return false;
    }).map(said);
  })()`);
}

/** Returns pairs of texts that overlap. */
export async function overlappingTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    ${TEXTS}
    const lines = shown
      .filter((element) => {
        for (let box = element; box; box = box.parentElement)
          if (['fixed', 'sticky'].includes(getComputedStyle(box).position)) return false;
        return true;
      })
      .flatMap((element) => {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
        return own.flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()].map((rect) => ({ element, rect }));
        });
      });
    const on = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * Math.min(a.height, b.height);
    const found = new Set();
    lines.forEach((one, i) => {
      for (const other of lines.slice(i + 1))
        if (one.element !== other.element && on(one.rect, other.rect))
          found.add(said(one.element) + ' / ' + said(other.element));
    });
    return [...found];
  })()`);
}

/** Returns the name of the focused element, and whether the focus is visible. */
export async function focused(page: Page): Promise<{ name: string; seen: boolean }> {
  return page.evaluate<{ name: string; seen: boolean }>(`(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: '', seen: true };
    const labelled = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
    const name = element.getAttribute('aria-label') || labelled || element.textContent || element.title || '';
    const marked = (one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    // A neighbour of a radio button or checkbox draws its focus.
    const drawn = [element, element.parentElement, ...element.parentElement.children];
    const { top, bottom } = (element.closest('label') ?? element).getBoundingClientRect();
    const onScreen = bottom > 0 && top < innerHeight;
    const isWhole = element.matches('main, [role=dialog], .ant-modal, .ant-modal-wrap, h1');
    return { name: name.trim() || element.tagName, seen: isWhole || (onScreen && drawn.some(marked)) };
  })()`);
}

/**
 * Presses Tab until an element with this name has the focus. Throws when it is not reached, or when a focus on the way
 * is not visible.
 */
export async function tabTo(page: Page, name: RegExp, most = 150): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now.seen) throw new Error(`the focus on “${now.name}” cannot be seen`);
    if (name.test(now.name)) return;
    passed.push(now.name.slice(0, 20));
  }
  throw new Error(`Tab does not come to ${name}: ${passed.join(' | ')}`);
}

/** Returns the elements that a printed page would show on every sheet, over its lines: what stays in view on a screen. */
export async function floatingOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
    .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) => element.getBoundingClientRect().height > 1)
    .map((element) => element.className || element.tagName)`);
  await page.emulateMedia({ media: 'screen' });
  return found;
}
