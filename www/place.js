// Which page this is, for the sittings that belong to it: one name for all the addresses that lead there.

/** What only says where a reader came from. */
const TRACKING = /^(utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs.*)$/;

/** A page's own name: its path without what servers add or take away at will, and the query that chooses what it shows. */
export const nameOf = ({ pathname, search }) => {
  const path = pathname.replace(/\/index(\.html?)?$/, '/').replace(/\.html?$/, '').replace(/(.)\/+$/, '$1');
  const asked = search.slice(1).split('&').filter((pair) => pair && !TRACKING.test(pair.split('=')[0]));
  return path + (asked.length ? `?${asked.join('&')}` : '');
};

/** The name of the page as it is now: by its canonical address, where its author gives one. */
export const page = () => {
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.href;
  return nameOf(canonical && URL.canParse(canonical) ? new URL(canonical) : location);
};
