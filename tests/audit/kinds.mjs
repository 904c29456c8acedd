// The pages that checks in a browser look at: one of each kind, in each language and both themes.
import { KINDS, LOCALES } from "../browser/built.mjs";

export const THEMES = ["light", "dark"];

/** Cards are frames in other people's pages: they have no header, and search engines leave them out. */
export const CARDS = ["card", "card of a pair"];

/** Each page as `[name, path, kind]`. */
export const pages = Object.entries(LOCALES).flatMap(([language, locale]) =>
  Object.entries(KINDS).map(([kind, path]) => [`${kind}, ${language}`, locale + path, kind]),
);
