// Copying a block of code: loaded when somebody first asks for it.
import * as words from './copy_words.js';

/** The lines of a block, without their numbers and what is said of them. */
const codeOf = (box) => {
  const lines = [...box.querySelectorAll('.line > code')];
  return lines.length ? lines.map((line) => `${line.textContent}\n`).join('') : box.querySelector('pre').textContent;
};

/** Copies the code that a button stands behind, and says there whether the browser did. */
export const copy = async (button) => {
  // A page without encryption has no clipboard at all.
  const done = await navigator.clipboard?.writeText(codeOf(button.parentElement)).then(() => true, () => false);
  button.nextElementSibling.textContent = done ? words.copied : words.notCopied;
};
