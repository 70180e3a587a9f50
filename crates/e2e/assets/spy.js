// Runs before everything else in a host page and writes down what happens.
window.spy = { violations: [], events: [], errors: [], warnings: [], writes: [], loads: 0, memories: [], listeners: [] };

addEventListener('securitypolicyviolation', (event) => {
  spy.violations.push(`${event.violatedDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
});
addEventListener('error', (event) => spy.errors.push(String(event.message)));
addEventListener('unhandledrejection', (event) => spy.errors.push(String(event.reason)));
for (const name of ['ready', 'start', 'answer', 'complete', 'error']) {
  addEventListener(`popquiz-${name}`, (event) => {
    spy.events.push({ name, from: event.target.localName, composed: event.composed, detail: event.detail });
    spy.writes.push({ mark: name });
  });
}

const warn = console.warn;
console.warn = (...words) => { spy.warnings.push(words.join(' ')); warn.apply(console, words); };

const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  spy.writes.push({ key: String(key), size: String(key).length + String(text).length });
  return setItem.call(this, key, text);
};

for (const name of ['instantiate', 'instantiateStreaming']) {
  const make = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    spy.loads += 1;
    const made = await make.apply(WebAssembly, given);
    const instance = made.instance ?? made;
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) spy.memories.push(value);
    return made;
  };
}

// A guest listens to nothing but itself.
for (const target of [window, document]) {
  const listen = target.addEventListener;
  target.addEventListener = function (kind, ...rest) {
    spy.listeners.push(kind);
    return listen.call(target, kind, ...rest);
  };
}
