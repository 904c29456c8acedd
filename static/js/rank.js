// Ranks codes, pairs and questions for a query: a code, a name, words, two codes to compare, or a whole log line.
//
// No page is touched here, so that the same ranking can be measured outside of a browser. Words count by how rare they
// are in the index (as in BM25) and by where they stand; a code that is named outright counts more than any word.

const WEIGHTS = { name: 3, alias: 3, symptom: 2.4, question: 2.6, meaning: 1.4, answer: 1, words: 0.5 };
const COMPARING = /\b(vs|versus|or|between|difference|differ|compare|instead|ou|contre|entre|diff\w*|oder|und|o|y)\b/;
const STOP = new Set(
  ("the a an is are was of to in on at by for with and or not no it its this that what why how do does i my be as from " +
    "le la les de des du un une et ou est que qui dans sur pour pas ne ce se je mon avec par").split(" "),
);

/** Lower case without accents. @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Words and numbers; names in camel case and with underscores also count as their parts. @param {string} text */
export const tokens = (text) => {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/_/g, " ");
  const words = fold(parted).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !STOP.has(word) && (word.length > 1 || /\d/.test(word))).map(stem);
};

/** Takes the commonest endings away, so that "closed" finds "close". @param {string} word */
const stem = (word) => (word.length > 4 ? word.replace(/(ing|ed|es|s|e)$/, "") : word);

/** Prepares an index once: its documents, and how rare each word is. */
export const prepare = (index) => {
  const documents = [];
  for (const family of index.families) {
    for (const code of family.codes) {
      documents.push(
        document_(`${family.key}/${code.key}`, { kind: "code", family, code }, [
          ["name", code.name],
          ...code.aliases.map((alias) => ["alias", alias]),
          ...code.symptoms.map(([library, text]) => ["symptom", `${library} ${text}`]),
          ["meaning", `${code.meaning} ${code.recovery}`],
          ["words", code.words],
        ]),
      );
    }
  }
  for (const question of index.questions) {
    documents.push(
      document_(`faq/${question.slug}`, { kind: "question", question }, [
        ["question", `${question.question} ${question.slug}`],
        ...question.symptoms.map(([library, text]) => ["symptom", `${library} ${text}`]),
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

const document_ = (key, about, fields) => {
  const weights = new Map();
  const symptoms = [];
  for (const [field, text] of fields) {
    const words = tokens(text);
    if (field === "symptom") symptoms.push(new Set(words));
    for (const word of new Set(words)) weights.set(word, Math.max(weights.get(word) ?? 0, WEIGHTS[field]));
  }
  return { key, ...about, weights, symptoms, names: new Set(tokens(fields[0][1])) };
};

/** The codes that a query names, in its order. A number counts if a family has it. */
const named = (prepared, text) => {
  const found = [];
  for (const family of prepared.index.families) {
    for (const code of family.codes) {
      const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(fold(code.key))}(?![\\p{L}\\p{N}])`, "u"));
      if (at >= 0) found.push({ at, family, code });
    }
  }
  return found.sort((a, b) => a.at - b.at);
};

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The word itself, or the nearest in the index where it is a little misspelt. */
const known = (prepared, word) => {
  if (prepared.spread.has(word) || word.length < 4 || /\d/.test(word)) return word;
  const completed = prepared.vocabulary.find((other) => other.startsWith(word));
  if (completed) return completed;
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

/**
 * The best answers to a query, best first; each says why it is there.
 * @returns {{key: string, kind: string, score: number, why: string, [about: string]: unknown}[]}
 */
export const rank = (prepared, query) => {
  const text = fold(query);
  const codes = named(prepared, text);
  const words = [...new Set(tokens(query))].map((word) => known(prepared, word));
  const total = words.reduce((sum, word) => sum + prepared.rarity(word), 0) || 1;
  const results = [];
  for (const document of prepared.documents) {
    let score = 0;
    let inName = 0;
    for (const word of words) {
      const weight = document.weights.get(word);
      if (!weight) continue;
      score += weight * prepared.rarity(word);
      if (document.names.has(word)) inName += prepared.rarity(word);
    }
    let why = score > 0 ? "text" : "";
    if (inName > 0.3 * total) why = "name";
    // A line that has most of a symptom's words is that symptom, however long the line is.
    let best = 0;
    for (const symptom of document.symptoms) {
      let shared = 0;
      let all = 0;
      for (const word of symptom) {
        const rarity = prepared.rarity(word);
        all += rarity;
        if (words.includes(word)) shared += rarity;
      }
      best = Math.max(best, (shared / (all || 1)) * Math.min(shared, 12));
    }
    if (best > 2) {
      score += best * 2;
      why = "symptom";
    }
    score /= Math.sqrt(3 + words.length);
    const at = codes.findIndex(({ family, code }) => document.key === `${family.key}/${code.key}`);
    if (at >= 0) {
      score += 30 - at;
      why = "code";
    } else if (document.kind === "question" && codes.length > 0) {
      const about = document.question.codes.indexOf(`${codes[0].family.key}/${codes[0].code.key}`);
      if (about >= 0 && score > 0) score += 2 / (1 + about);
    }
    if (score > 0.4) results.push({ ...document, score, why });
  }
  const [first, second] = codes;
  if (second && first.family === second.family && first.code !== second.code) {
    const all = first.family.codes;
    const [a, b] = [first.code, second.code].sort((x, y) => all.indexOf(x) - all.indexOf(y));
    const asked = COMPARING.test(text) || tokens(query).length <= 3;
    results.push({
      key: `${first.family.key}/${a.key}-vs-${b.key}`,
      kind: "pair",
      family: first.family,
      pair: [a, b],
      score: asked ? 60 : 28.5,
      why: "code",
    });
  }
  return results.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
};
