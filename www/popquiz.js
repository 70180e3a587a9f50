// The custom element: a thin class over the wasm handle. What it promises to a page:
// - no global style, no listener outside itself, no request but for its own files and the bank it was told to load;
// - the children you write inside it are shown until it is ready, when it cannot start, and in print;
// - one wasm load however many elements there are; moving an element keeps its sitting.
import init, { Handle, Questions } from './popquiz_wasm.js';
import css from './popquiz.css';
// What this build has: its bank, if any, and whether its first module draws the start screen.
import { bank as BUNDLED, home as HOME } from './popquiz_build.js';

const ATTRIBUTES = [
  'area', 'bank', 'confidence', 'deck', 'home', 'kind', 'level', 'limit', 'links', 'minutes', 'mode', 'no-shuffle',
  'no-storage', 'pass', 'quotas', 'seed', 'src', 'tags', 'theme',
];
/** Changing one of these means another bank. */
const BANK = new Set(['bank', 'src']);

const sheet = (text) => new CSSStyleSheet().replace(text);
const once = (make) => {
  let made;
  // A load that failed may be tried again by the next element; a network comes and goes.
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
};
const beside = (file) => new URL(file, import.meta.url);
/**
 * A module of the widget, and what belongs to it: its style sheets, the banks it has opened, and the roots that no
 * element shows at the moment. Yew never takes back the listeners it puts on a root, so the next element gets one of
 * these before a new one is made.
 */
const module = (load) => once(async () => ({ banks: new Map(), resting: [], ...(await load()) }));
const first = module(async () => {
  const [style] = await Promise.all([sheet(css), init({ module_or_path: beside('popquiz_bg.wasm') })]);
  return { Handle, Questions, styles: [style] };
});
/** All study modes. It can do whatever the first module can, and is fetched when one of them is wanted. */
const study = module(async () => {
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
const arrange = once(() => import(beside('arrange.js').href));

/** Banks that were asked for, by address: asked once, whichever module opens them. */
const sources = new Map();
/** A bank on its way. Each module reads its pieces from the first one on. */
class Source {
  #pieces = [];
  #over = false;
  #error;
  #told;
  #news;

  constructor(url, named) {
    this.#wait();
    this.#load(url, named).catch((error) => { this.#error = error; }).then(() => {
      this.#over = true;
      this.#told();
    });
  }

  #wait() { this.#news = new Promise((told) => { this.#told = told; }); }

  async #load(url, named) {
    const answer = await fetch(url).catch(() => undefined);
    if (!answer?.ok) {
      const file = url.pathname.split('/').pop();
      const cure = !answer ? 'Check the connection and reload the page'
        : named ? 'Check the address in src' : `Put ${file} beside popquiz.js`;
      throw new PopQuizError(`The questions could not be loaded: ${url.pathname} ${answer ? `answers ${answer.status}` : 'cannot be reached'}. ${cure}.`);
    }
    if (/\.(md|markdown)$/i.test(url.pathname)) {
      const [{ pack }, text] = await Promise.all([author(), answer.text()]);
      this.#take(pack(url.pathname.split('/').pop(), text));
      return;
    }
    // Said outright, because WebKit would ask a prototype that the page has added to.
    const reader = answer.body.getReader({ mode: undefined });
    for (;;) {
      const { done, value } = await reader.read().catch(() => { throw new PopQuizError('the connection was lost'); });
      if (done) return;
      this.#take(value);
    }
  }

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

const sourceOf = (url, named) => {
  if (!sources.has(url.href)) sources.set(url.href, new Source(url, named));
  return sources.get(url.href);
};
/** All bytes of a bank, for who needs the whole. */
const bytesOf = async (url) => {
  const pieces = [];
  try {
    for await (const piece of sourceOf(url, true).pieces()) pieces.push(piece);
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
class Bank {
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
  static async at(url, named, load) {
    const { href } = url;
    const source = sourceOf(url, named);
    const all = await load();
    if (!all.banks.has(href)) all.banks.set(href, new Bank(all, source, url.pathname));
    const bank = all.banks.get(href);
    // Whoever comes next may try again; a network comes and goes.
    const forget = () => { all.banks.delete(href); sources.delete(href); };
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

/** Places taken on this page: two elements that are alike get one each, in the order they come. */
const places = new Map();
const takePlace = (key) => {
  let n = 0;
  while (places.has(`${key}${n}`)) n += 1;
  places.set(`${key}${n}`, true);
  return `${key}${n}`;
};

/** What needs the study module from the start. */
const STUDY = new Set(['exam', 'interview', 'read', 'progress', 'review']);

class PopQuizError extends Error {}

/**
 * `<pop-quiz>`: a quiz in a page. Attributes, events, custom properties and parts are in docs/embedding.md.
 */
export class PopQuiz extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #root;
  #fallback;
  /** Shows the intro while the widget does not: its start screen has a place of its own for it. */
  #intro;
  #handle;
  /** The module that the handle is of. */
  #module;
  /** The bank that the handle shows. */
  #bank;
  #arrived = () => {
    this.#handle?.arrived();
    this.#missing();
  };
  /** The screen to open, once the learner asked for one that the first module does not have. */
  #wanted;
  #place;
  #placeKey;
  /** Counts mounts, so that a slow load that was overtaken knows it. */
  #turn = 0;
  #changed;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.#fallback = document.createElement('slot');
    this.#intro = document.createElement('slot');
    this.#intro.name = 'intro';
    this.#root = document.createElement('div');
    this.#root.className = 'root';
    this.#root.hidden = true;
    shadow.append(this.#intro, this.#fallback, this.#root);
    new MutationObserver((_, observer) => {
      if (!shadow.querySelector('.step, .pair')) return;
      observer.disconnect();
      arrange().then(({ attend }) => attend(shadow), () => {});
    }).observe(shadow, { childList: true, subtree: true });
    this.addEventListener('popquiz-go', (event) => {
      event.stopImmediatePropagation(); // between the two of us
      this.#go(event.detail.to);
    });
  }

  connectedCallback() {
    if (!this.#handle) this.#mount();
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once; only one that stays away is taken down.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, after) {
    // While the parser makes it, nothing is mounted yet that could change.
    if (before === after || !this.isConnected || !this.#turn) return;
    if (name === 'theme') return; // the style sheet's business
    if (!this.#changed) {
      this.#changed = new Set();
      queueMicrotask(() => this.#configure()); // several changes in a row are one
    }
    this.#changed.add(name);
  }

  /** Starts a new sitting. */
  start() { this.#handle?.start(); }

  /** Forgets this quiz's sitting. The answers given stay in the learner's progress. */
  reset() { this.#handle?.reset(); }

  /** All progress that this site keeps, as a file. */
  exportProgress() {
    const name = `popquiz-progress-${new Date().toISOString().slice(0, 10)}.txt`;
    return new File([this.#ready().exportProgress()], name, { type: 'text/plain' });
  }

  /**
   * Adds the reviews of a progress file to this site's. Resolves to how many were new; rejects with a sentence that
   * says what is wrong with the file, and has changed nothing then.
   * @param {Blob | string} file
   */
  async importProgress(file) {
    const text = typeof file === 'string' ? file : await file.text();
    return this.#ready().importProgress(text);
  }

  #ready() {
    if (!this.#handle) throw new PopQuizError('This quiz is not ready yet: wait for its popquiz-ready event.');
    return this.#handle;
  }

  #attributes() {
    return ATTRIBUTES.filter((name) => this.hasAttribute(name)).flatMap((name) => [name, this.getAttribute(name)]);
  }

  #settle() {
    const key = `${this.#attributes().join('|')}#`;
    if (key !== this.#placeKey) {
      places.delete(this.#place);
      this.#placeKey = key;
      this.#place = takePlace(key);
    }
    return this.#place.slice(key.length);
  }

  /** The address of the bank. */
  #source() {
    const src = this.getAttribute('src');
    if (!src) {
      if (BUNDLED) return beside(BUNDLED);
      throw new PopQuizError('This is the player: it carries no questions. Name some with src="questions.md".');
    }
    const url = new URL(src, document.baseURI);
    if (url.origin !== location.origin) {
      throw new PopQuizError(`src="${src}" is on another site. Put the questions beside the page.`);
    }
    return url;
  }

  #open(load) { return Bank.at(this.#source(), this.hasAttribute('src'), load); }

  /** Says so when a part of the bank is missing. */
  #missing() {
    const { error } = this.#bank;
    if (error) this.#note(`Some questions are missing: ${error.message}. Reload the page to try again.`);
  }

  #needsStudy() {
    return this.#wanted || STUDY.has(this.getAttribute('mode')) || (this.hasAttribute('home') && !HOME)
      || (this.hasAttribute('links')
        && (location.hash.startsWith('#popquiz:') || (!HOME && this.hasAttribute('seed'))));
  }

  async #mount() {
    const turn = ++this.#turn;
    try {
      const [all, bank] = await this.#open(this.#needsStudy() ? study : first);
      if (turn !== this.#turn || !this.isConnected || this.#handle) return;
      this.#draw(all, bank);
      this.#show(true);
      this.#missing();
      this.#tell('ready', { items: this.#handle.items() });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #draw(all, bank) {
    const attributes = [...this.#attributes(), 'source', bank.path];
    if (this.#wanted) attributes.push('open', this.#wanted);
    if (this.hasAttribute('links')) attributes.push('fragment', location.hash);
    const given = [this, attributes, this.#settle(), bank.questions];
    this.shadowRoot.adoptedStyleSheets = all.styles;
    this.#module = all;
    this.#bank = bank;
    bank.elements.add(this.#arrived);
    const last = all.resting.pop();
    if (last) {
      last.handle.wake(...given);
      this.#handle = last.handle;
      this.#swap(last.root);
    } else {
      this.#handle = new all.Handle(this.#root, ...given);
    }
  }

  #swap(root) {
    this.#root.replaceWith(root);
    this.#root = root;
  }

  /** Changes to the study module, which opens a screen that this one does not have. What is shown stays until then. */
  async #go(to) {
    const turn = ++this.#turn;
    this.#root.ariaBusy = 'true';
    try {
      const [all, bank] = await this.#open(study);
      if (turn !== this.#turn || !this.#handle) return;
      const progress = this.#handle.exportProgress();
      this.#wanted = to;
      this.#rest();
      this.#draw(all, bank);
      // Where the browser keeps nothing, the two modules share nothing but this.
      this.#handle.importProgress(progress);
      this.#show(true);
      this.#missing();
    } catch (error) {
      if (turn === this.#turn) this.#note(`This part could not be loaded. ${error?.message ?? error}`);
    } finally {
      this.#root.ariaBusy = null;
    }
  }

  #rest() {
    this.#bank.elements.delete(this.#arrived);
    this.#handle.rest();
    this.#module.resting.push({ root: this.#root, handle: this.#handle });
    this.#handle = undefined;
    this.#swap(this.#root.cloneNode());
  }

  #unmount() {
    this.#turn += 1;
    if (this.#handle) this.#rest();
    this.#wanted = undefined;
    places.delete(this.#place);
    this.#place = this.#placeKey = undefined;
    this.#show(false);
  }

  #configure() {
    const changed = this.#changed;
    this.#changed = undefined;
    if (!this.isConnected) return;
    // The first module knows nothing of the study modes.
    if (!this.#handle || [...changed].some((name) => BANK.has(name)) || (this.#needsStudy() && !this.#module.whole)) {
      this.#unmount();
      this.#mount();
    } else {
      this.#handle.configure(this.#attributes(), this.#settle());
    }
  }

  #show(ready) {
    this.#root.hidden = !ready;
    this.#fallback.className = ready ? 'printed' : '';
    if (ready) this.#intro.remove();
    else this.shadowRoot.prepend(this.#intro);
    this.shadowRoot.querySelector('.error')?.remove();
  }

  #fail(error) {
    this.#show(false);
    const text = error?.message ?? String(error);
    this.#note(`The quiz could not start${text.endsWith('.') ? `.\n${text}` : `: ${text}. Reload the page to try again.`}`);
    this.#tell('error', { message: text });
  }

  /** Says what went wrong, below what there is. */
  #note(text) {
    this.shadowRoot.querySelector('.error')?.remove();
    const note = document.createElement('pre');
    note.className = 'error';
    note.setAttribute('part', 'error');
    note.setAttribute('role', 'alert');
    note.textContent = text;
    this.shadowRoot.append(note);
    sheet(css).then((style) => { if (!this.#handle) this.shadowRoot.adoptedStyleSheets = [style]; }, () => {});
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`popquiz-${name}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('pop-quiz')) customElements.define('pop-quiz', PopQuiz);
