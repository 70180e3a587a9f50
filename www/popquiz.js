// The custom element: a thin class over the wasm handle. What it promises to a page:
// - no global style, no listener outside itself, no request but for its own files and the bank it was told to load;
// - the children you write inside it are shown until it is ready, when it cannot start, and in print;
// - one wasm load however many elements there are; moving an element keeps its sitting.
import init, { Handle } from './popquiz_wasm.js';
import css from './popquiz.css';

const ATTRIBUTES = [
  'area', 'bank', 'confidence', 'deck', 'home', 'kind', 'level', 'limit', 'mode', 'no-shuffle', 'no-storage', 'seed',
  'src', 'tags', 'theme',
];
/** Changing one of these means another bank. */
const BANK = new Set(['bank', 'src']);

const once = (make) => {
  let made;
  // A load that failed may be tried again by the next element; a network comes and goes.
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
};
const wasm = once(() => init({ module_or_path: new URL('popquiz_bg.wasm', import.meta.url) }));
const author = once(async () => {
  const module = await import(new URL('author/popquiz_author.js', import.meta.url).href);
  await module.default();
  return module;
});
const sheet = once(async () => new CSSStyleSheet().replace(css));

/** Places taken on this page: two elements that are alike get one each, in the order they come. */
const places = new Map();
const takePlace = (key) => {
  let n = 0;
  while (places.has(`${key}${n}`)) n += 1;
  places.set(`${key}${n}`, true);
  return `${key}${n}`;
};

/**
 * Roots that no element shows at the moment, with what draws into them. Yew never takes back the listeners it puts on
 * a root, so the next element gets one of these before a new one is made.
 */
const resting = [];

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
  }

  connectedCallback() {
    if (!this.#handle) this.#mount();
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once; only one that stays away is taken down.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
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

  async #mount() {
    const turn = ++this.#turn;
    try {
      const [style, bank] = await Promise.all([sheet(), this.#bank(), wasm()]);
      if (turn !== this.#turn || !this.isConnected || this.#handle) return;
      this.shadowRoot.adoptedStyleSheets = [style];
      this.#draw(bank);
      this.#show(true);
      this.#tell('ready', { items: this.#handle.items() });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #draw(bank) {
    const given = [this, this.#attributes(), this.#settle(), bank];
    const last = resting.at(-1);
    if (last) {
      last.handle.wake(...given);
      resting.pop();
      this.#handle = last.handle;
      this.#swap(last.root);
    } else {
      this.#handle = new Handle(this.#root, ...given);
    }
  }

  #swap(root) {
    this.#root.replaceWith(root);
    this.#root = root;
  }

  #unmount() {
    this.#turn += 1;
    if (this.#handle) {
      this.#handle.rest();
      resting.push({ root: this.#root, handle: this.#handle });
      this.#handle = undefined;
      this.#swap(this.#root.cloneNode());
    }
    places.delete(this.#place);
    this.#place = this.#placeKey = undefined;
    this.#show(false);
  }

  #configure() {
    const changed = this.#changed;
    this.#changed = undefined;
    if (!this.isConnected) return;
    if (!this.#handle || [...changed].some((name) => BANK.has(name))) {
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

  /** The bytes of the bank that `src` names, or nothing for the bundled one. */
  async #bank() {
    const src = this.getAttribute('src');
    if (!src) return undefined;
    const url = new URL(src, document.baseURI);
    if (url.origin !== location.origin) {
      throw new PopQuizError(`src="${src}" is on another site. Put the questions beside the page.`);
    }
    const answer = await fetch(url).catch(() => undefined);
    if (!answer?.ok) {
      throw new PopQuizError(`The questions could not be loaded: ${url.pathname} ${answer ? `answers ${answer.status}` : 'cannot be reached'}.`);
    }
    if (/\.(md|markdown)$/i.test(url.pathname)) {
      const [{ pack }, text] = await Promise.all([author(), answer.text()]);
      return pack(url.pathname.split('/').pop(), text);
    }
    return new Uint8Array(await answer.arrayBuffer());
  }

  #fail(error) {
    this.#show(false);
    const text = error?.message ?? String(error);
    const note = document.createElement('pre');
    note.className = 'error';
    note.setAttribute('part', 'error');
    note.setAttribute('role', 'alert');
    note.textContent = `The quiz could not start.\n${text}`;
    this.shadowRoot.append(note);
    sheet().then((style) => { this.shadowRoot.adoptedStyleSheets = [style]; }, () => {});
    this.#tell('error', { message: text });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`popquiz-${name}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('pop-quiz')) customElements.define('pop-quiz', PopQuiz);
