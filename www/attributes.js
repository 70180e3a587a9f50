// The element's attributes: the ones there are, their data- forms for pages that are cleaned of unknown attributes, and the
// properties that frameworks set in their place.
export const ATTRIBUTES = [
  'area', 'bank', 'confidence', 'deck', 'eager', 'home', 'kind', 'level', 'limit', 'links', 'minutes', 'mode', 'no-shuffle',
  'no-storage', 'pass', 'place', 'quotas', 'seed', 'src', 'tags', 'theme',
];
/** On when they are there, unless they say "false", as frameworks write what is off. */
const BOOLEAN = new Set(['confidence', 'eager', 'home', 'links', 'no-shuffle', 'no-storage']);

const dataForm = (name) => `data-${name}`;
export const OBSERVED = ATTRIBUTES.flatMap((name) => [name, dataForm(name)]);
/** The name of an attribute that was observed. */
export const plain = (observed) => observed.replace(/^data-/, '');

/** What an attribute was set to, or null. */
export const valueOf = (element, name) => {
  const value = element.getAttribute(name) ?? element.getAttribute(dataForm(name));
  return BOOLEAN.has(name) && value === 'false' ? null : value;
};

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Gives a class a property for each attribute: `quiz.limit = 5`, `quiz.noShuffle = true`; null takes it away. */
export const addProperties = (prototype) => {
  for (const name of ATTRIBUTES) {
    Object.defineProperty(prototype, camel(name), {
      configurable: true,
      enumerable: true,
      get() {
        const value = valueOf(this, name);
        return BOOLEAN.has(name) ? value !== null : value;
      },
      set(value) {
        this.removeAttribute(dataForm(name));
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? '' : value);
      },
    });
  }
};

/** Takes in what a framework set on an element before this script was there to listen. */
export const takeProperties = (element) => {
  for (const name of ATTRIBUTES.map(camel)) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
};
