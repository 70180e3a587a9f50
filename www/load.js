// What the element fetches, each thing once for a page: the widget and its chunks, its style sheets, and banks.
import init, { Handle, Questions, arrived, lender } from './popquiz_wasm.js';
import css from './popquiz.css';
import * as words from './popquiz_words.js';
// What this build has: its bank, if any; its name; and for each screen that is not in the first module, its files.
import { assets, build, chunks, modules } from './popquiz_build.js';

export { Handle };

/** Something that went wrong, said for people. */
export class PopQuizError extends Error {}

/** Where a file of ours is: where a bundler has put it, or beside this script. */
export const beside = (file) => assets[file] ?? new URL(file, import.meta.url);
/** A module of ours. A bundler follows what it can read, which is a name and no address. */
const bring = (file) => modules[file]?.() ?? import(beside(file).href);
const sheet = (text) => new CSSStyleSheet().replace(text);

const once = (make) => {
  let made;
  // A load that failed may be tried again by the next element; a network comes and goes.
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
};
/** The same for each of several things, by name. */
const each = (make) => {
  const all = new Map();
  return (name) => {
    if (!all.has(name)) all.set(name, once(() => make(name)));
    return all.get(name)();
  };
};

/** The style of all that the first module shows, and of what goes wrong before there is one. */
export const style = once(() => sheet(css));
/** The first module: what it exports. */
export const widget = once(async () => {
  const exports = await init({ module_or_path: beside('popquiz_bg.wasm') });
  lender((path) => bytesOf(new URL(path, location.origin)));
  return exports;
});

const part = each(async (file) => {
  const url = beside(`chunks/${file.replace('.', `.${build}.`)}`);
  const answer = await fetch(url).catch(() => undefined);
  const path = url.pathname;
  if (!answer) throw new PopQuizError(words.unreachable({ path }));
  if (!answer.ok) throw new PopQuizError(words.otherBuild({ path, status: answer.status }));
  if (file.endsWith('.css')) return sheet(await answer.text());
  // Not every server knows what a wasm is, and the engine takes a stream only from one that does.
  const streams = answer.headers.get('content-type') === 'application/wasm';
  const code = streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  // Its functions take their places in the table that all modules share. One of another build finds no memory.
  const [module, exports] = await Promise.all([code, widget()]);
  const imports = { a: exports };
  await WebAssembly.instantiate(module, imports);
  for (const more of WebAssembly.Module.customSections(module, 'more')) await WebAssembly.instantiate(more, imports);
  return undefined;
});
/** The code and the style of a screen. Resolves to its style sheets. */
export const chunk = each(async (screen) => {
  const files = await Promise.all((chunks[screen] ?? []).map(part));
  await widget();
  arrived(screen);
  return files.filter(Boolean);
});

/** Roots that no element shows at the moment. Yew never takes back the listeners it puts on one, so the next element gets
 * one of these before a new one is made. */
export const resting = [];

const author = once(async () => {
  const reader = await bring('author/popquiz_author.js');
  await reader.default({ module_or_path: beside('author/popquiz_author_bg.wasm') });
  return reader;
});

/** Dragging and the like, for questions that are put in order or matched; they can be answered without it. */
export const arrange = once(() => bring('arrange.js'));
/** Questions that are written in the page. */
export const inline = once(() => bring('inline.js'));
/** Copying a block of code. */
export const copying = once(() => bring('copy.js'));

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

const banks = new Map();
/** A bank as the widget opens it while it comes. A question is shown as soon as it is there. */
export class Bank {
  /** Those who want to know when there is more of it. */
  elements = new Set();
  /** What is wrong with it, though a part can be used. */
  error;

  constructor(source, path) {
    this.path = path;
    this.questions = new Questions();
    this.ready = new Promise((resolve, reject) => { this.#read(source, resolve).then(resolve, reject); });
    this.whole = new Promise((resolve) => { this.#over = resolve; });
  }

  #over;

  /** The bank at an address. */
  static at(url, named) { return Bank.#of(url.href, url.pathname, fetched(url, named)); }

  /** The bank of a deck that is written in the page. No other page can read it, so it has no path. */
  static written(name, text) { return Bank.#of(`${name}\n${text}`, '', read(name, text)); }

  static async #of(key, path, reader) {
    const source = sourceOf(key, reader);
    await widget();
    if (!banks.has(key)) banks.set(key, new Bank(source, path));
    const bank = banks.get(key);
    // Whoever comes next may try again; a network comes and goes.
    const forget = () => { banks.delete(key); sources.delete(key); };
    await bank.ready.catch((error) => { forget(); throw error; });
    if (bank.error) forget();
    return bank;
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
    this.#over();
    this.#tell(ready);
  }

  #tell(ready) {
    if (!this.questions.ready()) return;
    ready();
    this.elements.forEach((tell) => tell());
  }
}
