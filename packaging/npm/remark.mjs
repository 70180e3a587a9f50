// A remark plugin (Astro, Docusaurus, Next): a fence tagged `popquiz` becomes the element, with the deck inside it as the code
// block that is shown until the quiz is ready. What follows the tag are attributes: ```popquiz limit=5 seed="monday"
const node = (tagName, children, properties = {}) => ({ type: 'element', tagName, properties, children });

const element = ({ meta, value }) => {
  const given = (meta ?? '').matchAll(/([a-z][a-z-]*)(?:=(?:"([^"]*)"|(\S+)))?/g);
  const properties = Object.fromEntries([...given].map(([, name, quoted, bare]) => [name, quoted ?? bare ?? '']));
  const code = node('code', [{ type: 'text', value }], { className: ['language-popquiz'] });
  return { type: 'popquiz', children: [], data: { hName: 'pop-quiz', hProperties: properties, hChildren: [node('pre', [code])] } };
};

const visit = (parent) => {
  parent.children.forEach((child, index) => {
    if (child.type === 'code' && child.lang === 'popquiz') parent.children[index] = element(child);
    else if (child.children) visit(child);
  });
};

export default function remarkPopquiz() { return visit; }
