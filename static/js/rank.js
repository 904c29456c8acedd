// Ranks codes, pairs and questions for a query: a code, a name, words, two codes to compare, or a whole log line.
//
// No page is touched here, so that the same ranking can be measured outside of a browser. Words count by how rare they
// are in the index (as in BM25) and by where they stand. A code that is named outright, a name that is written in full
// and a log line that is known count more than any number of words.

const WEIGHTS = { name: 3, alias: 3, symptom: 2.4, question: 2.4, meaning: 1.4, answer: 1, words: 0.5 };
const COMPARING = /\b(vs|versus|differen\w*|differ|compare[ds]?|unterschied|contre)\b/;
const JOINED = /^[\s\p{P}]*(or|and|ou|et|oder|und)?[\s\p{P}]*$/u;
const CLOSING = /(code|close[ds]?|closing|status|error|closure|fermeture|disconnect\w*)\D{0,12}$/;
const STOP = new Set(
  ("the a an is are was of to in on at by for with and or not no it its this that what why how do does i my be as from " +
    "le la les de des du un une et ou est que qui dans sur pour pas ne ce se je mon avec par").split(" "),
);

/** Lower case without accents. @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Words as they are written; names in camel case and with underscores count as their parts. @param {string} text */
const raw = (text) => {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/_/g, " ");
  const words = fold(parted).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 || /\d/.test(word));
};

/** Words that mean something, without their commonest endings. @param {string} text */
export const tokens = (text) => raw(text).filter((word) => !STOP.has(word)).map(stem);

/** Takes the commonest endings away, so that "closed" finds "close". @param {string} word */
const stem = (word) => (word.length > 4 ? word.replace(/(ing|ed|es|s|e)$/, "") : word);

/** Prepares an index once: its documents, and how rare each word is. */
export const prepare = (index) => {
  const documents = [];
  for (const family of index.families) {
    for (const code of family.codes) {
      const names = [code.name.replace(/\(.*\)/, ""), ...code.aliases];
      documents.push(
        entry(`${family.key}/${code.key}`, { kind: "code", family, code }, names, [
          ["name", code.name],
          ...code.aliases.map((alias) => ["alias", alias]),
          ...code.symptoms.map(([library, text]) => ["symptom", text, library]),
          ["meaning", `${code.meaning} ${code.recovery} ${code.category}`],
          ["words", code.words],
        ]),
      );
    }
  }
  for (const question of index.questions) {
    documents.push(
      entry(`faq/${question.slug}`, { kind: "question", question }, [], [
        ["question", `${question.question} ${question.slug}`],
        ...question.symptoms.map(([library, text]) => ["symptom", text, library]),
        ["answer", question.answer],
        ["words", question.words],
      ]),
    );
  }
  const spread = new Map();
  for (const { weights } of documents) {
    for (const word of weights.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const rarity = (word) => Math.log(1 + documents.length / (1 + (spread.get(word) ?? 0)));
  return { index, documents, spread, rarity, vocabulary: [...spread.keys()] };
};

const entry = (key, about, names, fields) => {
  const weights = new Map();
  const symptoms = [];
  const literals = [];
  const starts = new Set();
  for (const [field, text, library = ""] of fields) {
    const words = tokens(text);
    if (field === "symptom") {
      symptoms.push(new Set(words));
      literals.push(fold(text));
    }
    for (const word of new Set([...words, ...tokens(library)])) {
      weights.set(word, Math.max(weights.get(word) ?? 0, WEIGHTS[field]));
    }
    if (field !== "words" && field !== "symptom") raw(text).forEach((word) => starts.add(word));
  }
  return { key, ...about, weights, symptoms, literals, starts: [...starts], names: names.map((name) => tokens(name).join(" ")) };
};

/** The codes that a query names, in its order, and whether the words before one say that it is a close code. */
const named = (prepared, text) => {
  const found = [];
  for (const family of prepared.index.families) {
    for (const code of family.codes) {
      const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(fold(code.key))}(?![\\p{L}\\p{N}])`, "u"));
      if (at >= 0) found.push({ at, family, code, key: `${family.key}/${code.key}`, told: CLOSING.test(text.slice(0, at)) });
    }
  }
  return found.sort((a, b) => Number(b.told) - Number(a.told) || a.at - b.at);
};

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The word itself, or the nearest in the index where it is a little misspelt. */
const known = (prepared, word) => {
  if (prepared.spread.has(word) || word.length < 4 || /\d/.test(word)) return word;
  return prepared.vocabulary.find((other) => Math.abs(other.length - word.length) < 2 && near(word, other)) ?? word;
};

/** Whether one edit (a letter more, less, other, or two swapped) makes one word of the other. */
const near = (a, b) => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [i, j] = [a.length, b.length];
  while (i > start && j > start && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  const [left, right] = [a.slice(start, i), b.slice(start, j)];
  return (left.length < 2 && right.length < 2) || (left.length === 2 && left[1] + left[0] === right);
};

/** How well an entry's symptoms explain some words: the best share of one symptom's words, by their rarity. */
const explained = (prepared, symptoms, words) => {
  let best = 0;
  for (const symptom of symptoms) {
    let shared = 0;
    let all = 0;
    for (const word of symptom) {
      const rarity = prepared.rarity(word);
      all += rarity;
      if (words.has(word)) shared += rarity;
    }
    // A symptom of one common word explains little, however completely.
    best = Math.max(best, (shared / (all || 1)) ** 2 * Math.min(shared, 10));
  }
  return best;
};

/** The length of the longest symptom of an entry that a text holds letter for letter. */
const quoted = ({ literals }, text) =>
  literals.reduce((most, literal) => (literal.length > most && text.includes(literal) ? literal.length : most), 0);

/**
 * The best answers to a query, best first; each says why it is there.
 * @returns {{key: string, kind: string, score: number, why: string, [about: string]: unknown}[]}
 */
export const rank = (prepared, query) => {
  const text = fold(query.trim());
  const codes = named(prepared, text);
  const written = tokens(query);
  const words = new Set(written.map((word) => known(prepared, word)));
  const phrase = written.join(" ");
  // The last word may still be being typed.
  const typed = /[\p{L}\p{N}]$/u.test(text) ? (raw(query).at(-1) ?? "") : "";
  const short = words.size <= 4;
  const results = [];
  // Of the log lines that stand in the query letter for letter, the longest says most.
  const longest = Math.max(8, ...prepared.documents.map((document) => quoted(document, text)));
  for (const document of prepared.documents) {
    let score = 0;
    for (const word of words) score += (document.weights.get(word) ?? 0) * prepared.rarity(word);
    score /= Math.sqrt(3 + words.size);
    let why = score > 0 ? "text" : "";
    const begun = short && typed.length > 1 && document.starts.some((word) => word.startsWith(typed));
    if (begun) score += 1.5;
    const symptom = explained(prepared, document.symptoms, words);
    if (quoted(document, text) === longest) {
      score += 28;
      why = "symptom";
    } else if (symptom > 1.5) {
      score += symptom * 1.2;
      why = "symptom";
    }
    if (phrase && document.names.includes(phrase)) {
      score += 25;
      why = "name";
    } else if (document.names.some((name) => name.includes(" ") && ` ${phrase} `.includes(` ${name} `))) {
      score += 5;
      why = "name";
    }
    const at = codes.findIndex(({ key }) => document.key === key);
    if (at >= 0) {
      score += (short || codes[at].told ? 30 : 9) - at;
      why = "code";
    } else if (document.kind === "question" && codes.length > 0) {
      const about = document.question.codes.indexOf(codes[0].key);
      if (about >= 0 && score > 0) score += 2 / (1 + about);
    }
    if (begun && !why) why = "name";
    if (score > 0.4) results.push({ ...document, score, why, begun });
  }
  return [...results, ...pairs(codes, text)].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
};

/** The pair of two codes, where a query names just two: first where it asks to compare them. */
const pairs = (codes, text) => {
  const [first, second] = codes;
  if (codes.length !== 2 || first.family !== second.family) return [];
  const all = first.family.codes;
  const [a, b] = [first.code, second.code].sort((x, y) => all.indexOf(x) - all.indexOf(y));
  const [left, right] = first.at < second.at ? [first, second] : [second, first];
  const joined = JOINED.test(text.slice(left.at + left.code.key.length, right.at));
  const asked = COMPARING.test(text) || (joined && text.length < 90);
  const key = `${first.family.key}/${a.key}-vs-${b.key}`;
  return [{ key, kind: "pair", family: first.family, pair: [a, b], score: asked ? 60 : 6, why: "code" }];
};
