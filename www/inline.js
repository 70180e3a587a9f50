// Questions written in the page itself, as Markdown: in a script, which no generator touches, or in a code block, which is
// what every Markdown pipeline makes of a fence. Loaded by a page that has such a block.
import { FENCES as fences, SCRIPT } from './blocks.js';

/** What is indented as a whole, as blocks within a page are, begins at the margin; so do front matter and headings. */
const flush = (text) => {
  const lines = text.replace(/^\s*\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const shared = Math.min(...indents, 80);
  return lines.map((line) => line.slice(shared)).join('\n');
};

/** The text of a code block. A highlighter may have made a box of each line, so it is read as it is shown. */
const textOf = (block) => {
  if (block.matches('script')) return flush(block.textContent);
  const code = block.querySelector('pre') ?? block.closest('pre') ?? block;
  return flush(code.innerText || code.textContent);
};

/** The text of each quiz that has one of its own. */
const texts = new WeakMap();
const take = (quiz, block, whole) => {
  texts.set(quiz, textOf(block));
  whole.slot = 'deck'; // there is no such slot, so nobody reads the answers while the quiz is on its way
};

/** The questions written inside an element, if any. */
export const written = (element) => {
  const block = !texts.has(element) && element.querySelector(`${SCRIPT}, ${fences}`);
  if (block) take(element, block, block.closest('pre') ?? block);
  return texts.get(element);
};

/**
 * Makes a quiz of each block of questions that stands by itself below `root`: `<script type="text/markdown" data-popquiz>`,
 * and code that is marked as `popquiz`. The `data-` attributes of either are
 * the quiz's.
 */
export const upgrade = (root) => {
  for (const block of root.querySelectorAll(`${SCRIPT}[data-popquiz], ${fences}`)) {
    // The outermost of several that are marked, and none that belongs to a quiz already.
    if (block.parentElement.closest(`pop-quiz, ${fences}`)) continue;
    const whole = block.closest('pre') ?? block;
    const quiz = document.createElement('pop-quiz');
    for (const { name, value } of block.attributes) if (/^data-(?!popquiz|lang)/.test(name)) quiz.setAttribute(name, value);
    take(quiz, block, whole); // as it is shown, so before it goes
    whole.before(quiz);
    quiz.append(whole);
  }
};
