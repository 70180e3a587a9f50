// A markdown-it plugin (VitePress, Eleventy): a fence tagged `popquiz` becomes the element, with the deck inside it as the code
// block that is shown until the quiz is ready. What follows the tag are attributes: ```popquiz limit=5 seed="monday"
export default function popquiz(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const [, tag, given] = /^(\S*)\s*(.*)$/.exec(tokens[index].info.trim());
    if (tag !== 'popquiz') return fence(tokens, index, ...rest);
    const escape = md.utils.escapeHtml;
    const attributes = [...given.matchAll(/([a-z][a-z-]*)(?:=(?:"([^"]*)"|(\S+)))?/g)]
      .map(([, name, quoted, bare]) => ` ${name}="${escape(quoted ?? bare ?? '')}"`).join('');
    const deck = escape(tokens[index].content);
    // `v-pre`: to Vue, what a deck says in double braces is no expression.
    return `<pop-quiz${attributes}><pre v-pre><code class="language-popquiz">${deck}</code></pre></pop-quiz>\n`;
  };
}
