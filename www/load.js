// What the element fetches, each thing once for a page: the modules of the widget, its style sheets, and banks.
import init, { Handle, Questions } from './popquiz_wasm.js';
import css from './popquiz.css';
import * as words from './popquiz_words.js';

/** Something that went wrong, said for people. */
export class PopQuizError extends Error {}

export const beside = (file) => new URL(file, import.meta.url);
const sheet = (text) => new CSSStyleSheet().replace(text);
/** The style of all that the first module shows, and of what goes wrong before there is one. */
export const style = () => sheet(css);

const once = (make) => {
  let made;
  // A load that failed may be tried again by the next element; a network comes and goes.
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
};
/**
 * A module of the widget, and what belongs to it: its style sheets, the banks it has opened, and the roots that no
 * element shows at the moment. Yew never takes back the listeners it puts on a root, so the next element gets one of
 * these before a new one is made.
 */
const module = (load) => once(async () => ({ banks: new Map(), resting: [], ...(await load()) }));
export const first = module(async () => {
  const [own] = await Promise.all([style(), init({ module_or_path: beside('popquiz_bg.wasm') })]);
  return { Handle, Questions, styles: [own] };
});
/** All study modes. It can do whatever the first module can, and is fetched when one of them is wanted. */
export const study = module(async () => {
  const all = await import(beside('study/study.js').href);
  const [styles] = await Promise.all([Promise.all([css, all.css].map(sheet)), all.default(bytesOf)]);
  return { ...all, styles, whole: true };
});
const author = once(async () => {
  const reader = await import(beside('author/popquiz_author.js').href);
  await reader.default();
  return reader;
});

/** Dragging and the like, for questions that are put in order or matched; they can be answered without it. */
export const arrange = once(() => import(beside('arrange.js').href));

/** Banks that were asked for, by address or by their text: asked once, whichever module opens them. */
const sources = new Map();
/** A bank on its way. Each module reads its pieces from the first one on. */
class Source {
  #pieces = [];
  #over = false;
  #error;
  #told;
  #news;

  /** @param load gives each piece to a function as it comes */
  constructor(load) {
    this.#wait();
    load((piece) => this.#take(piece)).catch((error) => { this.#error = error; }).then(() => {
      this.#over = true;
      this.#told();
    });
  }

  #wait() { this.#news = new Promise((told) => { this.#told = told; }); }

  #take(piece) {
    this.#pieces.push(piece);
    this.#told();
    this.#wait();
  }

  async* pieces() {
    for (let at = 0; ; at += 1) {
      while (at === this.#pieces.length) {
        if (this.#error) throw this.#error;
        if (this.#over) return;
        await this.#news;
      }
      yield this.#pieces[at];
    }
  }
}

const PACKED = [0x70, 0x71, 0x62]; // pqb
const lost = () => { throw new PopQuizError(words.lost); };

/** Reads a bank from an address. What it is, its first bytes say: hosts give decks any ending, and any media type. */
const fetched = (url, named) => async (take) => {
  const path = url.pathname;
  const file = path.split('/').pop();
  if (/\.(md|markdown)$/i.test(path)) author().catch(() => {}); // likely to be wanted, and said below if it cannot be had
  const answer = await fetch(url).catch(() => undefined);
  if (!answer) throw new PopQuizError(words.unreachable({ path }));
  const { ok, status } = answer;
  if (!ok) throw new PopQuizError(named ? words.wrongAddress({ path, status }) : words.notBeside({ file, path, status }));
  // Said outright, because WebKit would ask a prototype that the page has added to.
  const reader = answer.body.getReader({ mode: undefined });
  const pieces = [];
  let begun = 0; // bytes, until they tell what this is
  let packed;
  for (;;) {
    const { done, value } = await reader.read().catch(lost);
    if (done) break;
    if (packed) take(value);
    else {
      pieces.push(value);
      begun += value.length;
      if (packed === undefined && begun >= PACKED.length) {
        const head = new Uint8Array(await new Blob(pieces).arrayBuffer());
        packed = PACKED.every((byte, at) => head[at] === byte);
        if (packed) take(head);
      }
    }
  }
  if (packed) return;
  const text = await new Blob(pieces).text();
  if (/^\s*<(!doctype|html|\?xml)\b/i.test(text)) {
    throw new PopQuizError(words.webPage({ path }));
  }
  await read(file || 'questions', text)(take);
};
/** Reads a deck that is there as text. */
const read = (name, text) => async (take) => take((await author()).pack(/\.(md|markdown)$/i.test(name) ? name : `${name}.md`, text));

const sourceOf = (key, load) => {
  if (!sources.has(key)) sources.set(key, new Source(load));
  return sources.get(key);
};
/** All bytes of a bank, for who needs the whole. */
const bytesOf = async (url) => {
  const pieces = [];
  try {
    for await (const piece of sourceOf(url.href, fetched(url, true)).pieces()) pieces.push(piece);
  } catch (error) {
    sources.delete(url.href);
    throw error;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
};

/**
 * A bank as a module opens it. The first module shows a question as soon as it is there; study screens show the bank as a
 * whole, and wait for all of it.
 */
export class Bank {
  /** Those who want to know when there is more of it. */
  elements = new Set();
  /** What is wrong with it, though a part can be used. */
  error;

  constructor(all, source, path) {
    this.path = path;
    this.questions = new all.Questions();
    this.ready = new Promise((resolve, reject) => {
      this.#read(source, all.whole ? () => {} : resolve).then(resolve, reject);
    });
  }

  /** The bank at an address, as a module opens it while it comes. */
  static at(url, named, load) { return Bank.#of(url.href, url.pathname, fetched(url, named), load); }

  /** The bank of a deck that is written in the page. No other page can read it, so it has no path. */
  static written(name, text, load) { return Bank.#of(`${name}\n${text}`, '', read(name, text), load); }

  static async #of(key, path, reader, load) {
    const source = sourceOf(key, reader);
    const all = await load();
    if (!all.banks.has(key)) all.banks.set(key, new Bank(all, source, path));
    const bank = all.banks.get(key);
    // Whoever comes next may try again; a network comes and goes.
    const forget = () => { all.banks.delete(key); sources.delete(key); };
    await bank.ready.catch((error) => { forget(); throw error; });
    if (bank.error) forget();
    return [all, bank];
  }

  async #read(source, ready) {
    try {
      for await (const piece of source.pieces()) {
        if (this.questions.feed(piece)) this.#tell(ready);
      }
      this.questions.end();
    } catch (error) {
      if (!this.questions.ready()) throw error;
      try { this.questions.end(); } catch { /* that something is missing is known */ }
      this.error = error;
    }
    this.#tell(ready);
  }

  #tell(ready) {
    if (!this.questions.ready()) return;
    ready();
    this.elements.forEach((arrived) => arrived());
  }
}
