// Ranks codes, pairs, questions and libraries for a query: a code, a name, words, two codes to compare, or a whole log line.
//
// No page is touched here, so that the same ranking can be measured outside of a browser. Words count by how rare they
// are in the index (as in BM25) and by where they stand. A code that is named outright, a name that is written in full
// and a log line that is known count more than any number of words. All of it goes through lists of where a word
// stands, so that the work follows the query and not the number of codes.

const WEIGHTS = {
  // A word, by where it stands.
  name: 3, alias: 3, symptom: 2.4, library: 1.2, question: 2.4, also: 2, meaning: 1.4, answer: 1, text: 0.5,
  // Each doubling of the places where an entry has the word.
  again: 0.5,
  // A word that was taken for a slip of another.
  guessed: 0.5,
  // A code: said to be one, or the whole query; among other words; where a port or a time stands; one of another family.
  told: 30, plain: 12, noise: 3, elsewhere: -7, about: 2,
  // A name that is the query, or stands in it; a log line that stands in it, or partly; a word that begins like this.
  named: 45, holds: 8, quoted: 28, whole: 25, explained: 1.2, begun: 1.5, otherCode: 0.5, least: 1.5,
};
const COMPARING = /\b(vs|versus|differen\w*|differ|compare[ds]?|unterschied|contre|diferencia|diferenca)\b/;
const JOINED = /^[\s\p{P}]*(or|and|ou|et|oder|und|o|y|e)[\s\p{P}]*$/u;
const LISTED = /^[\s\p{P}]*$/u;
// What stands before a number that is a close code, and around one that is none: a port, a time, an address, an id.
const CLOSING = /(code|clos\w*|status|error|disconnect\w*|ferm\w*|codigo)["']?[\s:=([#-]*((is|was|of|with|by|code|status|event|number|websocket|connection|avec|mit|con|com|de)[\s:=(["'-]+)*$/;
// Around a number that is none: a port, a time, an address, a version, an id.
const ELSE_BEFORE = /([\w\]]:|\d\.|\b\d\d?[-/]|[#$+]|\w\[|\b(port|pid|id|line|ligne|after|timeout|within|every|size|length)\W{0,3})$/;
const ELSE_AFTER = /^([.:]\d|[-/]\d\d?\b| ?(ms|s|secs?|seconds?|m|mins?|minutes?|h|bytes?|[km]i?b|hz|%|clients|users|messages|connections)\b)/;
const STOP = new Set(
  ("the a an is are was of to in on at by for with and or not no it its this that what why how do does i my be as from " +
    "me we our you your he they them there then than so if but can could should would will has have had just when " +
    "am been being get gets got did after " +
    "le la les de des du un une et ou est que qui dans sur pour pas ne ce se je mon avec par au aux il elle en son sa " +
    "der die das und ist ein eine von zu mit nicht el los las y con una del se es o os da do em com").split(" "),
);

// A time is written in several ways.
const SECONDS = /\b(\d+) ?s(?:ecs?)?\b/gi;
const MINUTES = /\b(\d+) ?m(?:ins?)?\b/gi;
// Of an address only the scheme says something.
const ADDRESS = /\b(wss?|https?):\/\/[^\s"'<>]*/gi;
// Chinese and Japanese put no spaces between words, nor around a number.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;

/** Lower case without accents, with what is written without spaces set apart. @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(UNSPACED, " $& ");

/** Each two neighbours of what is written without spaces: the next best thing to its words. @param {string} run */
const neighbours = (run) => Array.from(run.slice(1), (second, at) => run[at] + second);

/** Words as they are written; names in camel case and with underscores count as their parts. @param {string} text */
const raw = (text) => {
  const whole = text.replace(ADDRESS, "$1 ").replace(SECONDS, "$1 seconds").replace(MINUTES, "$1 minutes").replace(/web[ _-]?socket/gi, "websocket");
  const parted = whole.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/_/g, " ");
  const words = fold(parted).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (word.match(UNSPACED) ? neighbours(word) : word)).filter((word) => word.length > 1);
};

/** Words that mean something, without their commonest endings. @param {string} text */
export const tokens = (text) => raw(text).filter((word) => !STOP.has(word)).map(stem);

/** A name as it is compared: all its words, in order. @param {string} text */
const spoken = (text) => raw(text).map(stem).join(" ");

/** Takes the commonest endings away, so that "closed", "closing" and "closure" find "close". @param {string} word */
const stem = (word) => {
  if (word.length < 5 || /\d/.test(word)) return word;
  const short = word.replace(/(ations?|ated?|ating|ates|ions?|ings?|ures?|ees?|ed|es|er|ers|s|e|y)$/, "");
  const kept = short.length < 3 ? word : short;
  return /([^aeiouls])\1$/.test(kept) ? kept.slice(0, -1) : kept;
};

// A log line that is one name: its parts, met apart, say nothing.
const NAME_ONLY = /^\w+$/;
const parts = /[\p{L}\p{N}]+/gu;

/**
 * Prepares an index once: its entries, and for each word the entries and log lines in which it stands.
 */
export const prepare = (index, weights = WEIGHTS) => {
  const documents = [];
  const postings = new Map();
  const symptoms = [];
  const inSymptoms = new Map();
  const starts = new Map();
  const numbers = new Map();
  const names = new Map();
  const push = (map, key, ...values) => (map.get(key) ?? map.set(key, []).get(key)).push(...values);

  const add = (document, fields, literals, called = []) => {
    const at = documents.push({ ...document, names: called.map(spoken) }) - 1;
    const [best, times] = [new Map(), new Map()];
    const note = (word, weight) => {
      best.set(word, Math.max(weight, best.get(word) ?? 0));
      times.set(word, (times.get(word) ?? 0) + 1);
    };
    for (const [field, text] of fields) {
      for (const word of raw(text)) {
        if (!STOP.has(word)) note(stem(word), weights[field]);
        push(starts, word, at);
      }
    }
    for (const [library, text] of literals) {
      // Codes are looked for as codes, and other long numbers differ from line to line.
      const [words, figures] = [new Set(), new Set()];
      for (const word of tokens(text)) (/^\d{4,}$/.test(word) ? figures : words).add(word);
      for (const word of words) push(inSymptoms, word, symptoms.length);
      symptoms.push({ document: at, library, text, words, figures, literal: fold(text) });
      for (const word of words) note(word, weights.symptom);
      for (const word of tokens(library)) note(word, weights.library);
    }
    for (const [word, weight] of best) push(postings, word, at, weight * (1 + weights.again * Math.log2(times.get(word))));
    new Set(documents[at].names).forEach((name) => push(names, name, at));
    return at;
  };

  for (const family of index.families) {
    for (const code of family.codes) {
      const names = [code.name.replace(/\(.*\)/, ""), ...code.aliases];
      const fields = [["name", code.name], ["meaning", code.meaning], ["also", code.also ?? ""]];
      fields.push(...code.aliases.map((alias) => ["alias", alias]), ["name", code.key]);
      const document = { key: `${family.key}/${code.key}`, kind: "code", family, code };
      push(numbers, fold(code.key), add(document, fields, code.symptoms, names));
    }
  }
  for (const question of index.questions) {
    const fields = [["question", `${question.question} ${question.slug}`], ["answer", question.answer], ["also", question.also ?? ""]];
    add({ key: `faq/${question.slug}`, kind: "question", question }, fields, question.symptoms);
  }
  for (const library of index.libraries) {
    const names = [library.name, ...library.aliases];
    const fields = [...names.map((name) => ["name", name]), ["answer", library.summary], ["also", library.also ?? ""], ["text", library.language]];
    add({ key: `libraries/${library.slug}`, kind: "library", library }, fields, [], names);
  }
  for (const limit of index.limits) {
    const fields = [["name", limit.name], ["alias", limit.setting], ["answer", `${limit.what} ${limit.default}`]];
    add({ key: `limits/${limit.slug}`, kind: "limit", limit }, fields, [], [limit.name]);
  }
  for (const [word, places] of Object.entries(index.terms)) {
    const stemmed = stem(fold(word));
    const known = postings.get(stemmed) ?? [];
    for (const at of places) if (!known.some((other, i) => i % 2 === 0 && other === at)) push(postings, stemmed, at, weights.text);
  }
  const rarity = new Map();
  for (const [word, list] of postings) rarity.set(word, Math.log((documents.length + 1) / (list.length / 2 + 0.5)));
  for (const symptom of symptoms) symptom.size = sum(symptom.words, (word) => rarity.get(word));
  return { index, documents, postings, symptoms, inSymptoms, rarity, numbers, names, starts, weights };
};

const sum = (all, of) => {
  let total = 0;
  for (const one of all) total += of(one);
  return total;
};

/** The numbers and keys of codes in a text, those that are said to be close codes first; each with what it may mean. */
const named = (prepared, text) => {
  const found = new Map();
  const note = (word, at) => {
    const entries = prepared.numbers.get(word);
    const before = text.slice(Math.max(0, at - 40), at);
    const told = CLOSING.test(before);
    const after = text.slice(at + word.length, at + word.length + 12);
    const trust = told ? 2 : ELSE_BEFORE.test(before) || ELSE_AFTER.test(after) ? 0 : 1;
    const known = found.get(word);
    if (entries ? trust > (known?.trust ?? -1) : told && /^\d{4}$/.test(word)) found.set(word, { word, at: known?.at ?? at, trust, entries });
    return entries;
  };
  for (const { 0: whole, index } of text.matchAll(/[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu)) {
    if (!note(whole, index)) for (const part of whole.matchAll(parts)) if (part[0] !== whole) note(part[0], index + part.index);
  }
  return [...found.values()].sort((a, b) => b.trust - a.trust || a.at - b.at);
};

/** The word itself, or the commonest in the index that is one slip away. */
const known = (prepared, word) => {
  if (prepared.postings.has(word) || word.length < 4 || /\d/.test(word)) return word;
  if (!prepared.byLength) {
    prepared.byLength = [];
    for (const other of prepared.postings.keys()) (prepared.byLength[other.length] ??= []).push(other);
  }
  let best = word;
  for (let length = word.length - 1; length <= word.length + 1; length++) {
    for (const other of prepared.byLength[length] ?? []) {
      if ((word[0] === other[0] || word[1] === other[1]) && near(word, other) && !(prepared.rarity.get(best) <= prepared.rarity.get(other))) best = other;
    }
  }
  return best;
};

/** Whether one edit (a letter more, less, other, or two swapped) makes one word of the other. */
const near = (a, b) => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [i, j] = [a.length, b.length];
  while (i > start && j > start && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  if (i - start < 2 && j - start < 2) return true;
  return i - start === 2 && j - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
};

/** The words of a query that are looked for, and the query as names are compared, both without slips. */
const wanted = (prepared, query, codes) => {
  const numbers = new Set(codes.map(({ word }) => word));
  const [words, guessed] = [new Set(), new Set()];
  const said = [];
  let slips = 0;
  let last = "";
  for (const word of raw(query)) {
    const stemmed = stem(word);
    if (STOP.has(word) || numbers.has(word)) {
      said.push(stemmed);
      continue;
    }
    const right = prepared.postings.has(stemmed) || slips > 20 ? stemmed : (slips++, known(prepared, stemmed));
    words.add(right);
    if (right !== stemmed) guessed.add(right);
    said.push(right);
    const joined = stem(last + word);
    if (last && prepared.postings.has(joined)) words.add(joined);
    last = word;
  }
  // A number that no entry has still belongs to a range, of which people write `4xxx`.
  for (const { word, entries } of codes) if (!entries) words.add(`${word[0]}xxx`);
  return { words, guessed, phrase: said.length < 60 ? said.join(" ") : "" };
};

/** How much each family is meant: by its name, of which the first word that is its own says most. */
const meant = (prepared, words) => {
  prepared.vendors ??= prepared.index.families.slice(1).map((family) => ({
    family,
    own: tokens(`${family.key.replaceAll("-", " ")} ${family.label}`).filter((word) => word.length > 2),
  }));
  return new Map(prepared.vendors.map(({ family, own }) => [family, words.has(own[0]) ? own.filter((word) => words.has(word)).length : 0]));
};

/** Documents some word of which begins as the last word does that is being typed. */
const begun = (prepared, typed) => {
  const found = new Set();
  if (!typed) return found;
  const sorted = (prepared.sorted ??= [...prepared.starts.keys()].sort());
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < typed) low = middle + 1;
    else high = middle;
  }
  for (; sorted[low]?.startsWith(typed); low++) prepared.starts.get(sorted[low]).forEach((at) => found.add(at));
  return found;
};

/**
 * The best answers to a query, best first; each says why it is there. `mark` takes a text apart into pieces and says of
 * each whether the query has it.
 */
export const rank = (prepared, query) => {
  const { documents, postings, rarity, weights } = prepared;
  const text = fold(query.trim().slice(0, 2000));
  const codes = named(prepared, text);
  const { words, guessed, phrase } = wanted(prepared, query.slice(0, 2000), codes);
  const short = words.size + codes.length <= 4;
  // The last word may still be being typed.
  const typed = short && /[\p{L}\p{N}]$/u.test(text) ? (raw(query).at(-1) ?? "") : "";
  const scores = new Map();
  const why = new Map();
  const give = (at, score, reason) => {
    scores.set(at, (scores.get(at) ?? 0) + score);
    // Which log line it was says more than that its number stands in it.
    if (reason && why.get(at)?.kind !== "symptom") why.set(at, reason);
  };

  const calm = Math.sqrt(3 + words.size);
  for (const word of words) {
    const list = postings.get(word) ?? [];
    const worth = ((rarity.get(word) ?? 0) / calm) * (guessed.has(word) ? weights.guessed : 1);
    for (let i = 0; i < list.length; i += 2) give(list[i], list[i + 1] * worth);
  }
  const started = begun(prepared, typed);
  for (const at of started) give(at, weights.begun, { kind: documents[at].kind === "code" ? "name" : "text" });

  // Log lines: how much of each stands in the query; of those that stand there letter for letter the longest says most.
  const shared = new Map();
  for (const word of words) for (const id of prepared.inSymptoms.get(word) ?? []) shared.set(id, (shared.get(id) ?? 0) + rarity.get(word));
  let longest = 8;
  const explained = new Map();
  for (const [id, part] of shared) {
    const symptom = prepared.symptoms[id];
    const other = symptom.figures.size && codes.length && !codes.some(({ word }) => symptom.figures.has(word));
    const worth = (part / symptom.size) ** 2 * Math.min(part, 10) * (other ? weights.otherCode : 1);
    const before = explained.get(symptom.document);
    const quoted = part > symptom.size * 0.7 && text.includes(symptom.literal) ? symptom.literal.length : 0;
    longest = Math.max(longest, quoted);
    if (!before || quoted > before.quoted || (quoted === before.quoted && worth > before.worth)) explained.set(symptom.document, { worth, quoted, symptom });
  }
  for (const [at, { worth, quoted, symptom }] of explained) {
    const reason = { kind: "symptom", library: symptom.library, text: symptom.text };
    if (quoted === longest) give(at, weights.quoted * Math.min(1, symptom.size / 8) + weights.whole * (quoted / text.length) ** 2, reason);
    else if (worth > weights.least && !NAME_ONLY.test(symptom.text)) give(at, worth * weights.explained, reason);
  }

  for (const [name, places] of prepared.names) {
    if (!name || !phrase.includes(name)) continue;
    if (phrase === name) places.forEach((at) => give(at, weights.named, { kind: "name" }));
    else if (name.includes(" ") && ` ${phrase} `.includes(` ${name} `)) places.forEach((at) => give(at, weights.holds, { kind: "name" }));
  }

  const families = meant(prepared, words);
  const home = prepared.index.families[0];
  const most = Math.max(0, ...families.values());
  const preferred = (family) => (most ? families.get(family) === most : family === home);
  codes.forEach(({ trust, entries = [] }, place) => {
    const elsewhere = entries.some((at) => preferred(documents[at].family));
    for (const at of entries) {
      const said = short || trust === 2 ? weights.told : trust ? weights.plain : weights.noise;
      give(at, said - place + (elsewhere && !preferred(documents[at].family) ? weights.elsewhere : 0), { kind: "code" });
    }
  });
  const first = codes.find(({ entries, trust }) => entries && trust);
  const results = [];
  for (const [at, sum] of scores) {
    const document = documents[at];
    let score = sum;
    if (document.kind === "question" && first) {
      const about = document.question.codes.findIndex((key) => first.entries.some((entry) => documents[entry].key === key));
      if (about >= 0) score += weights.about / (1 + about);
    }
    const { key, kind, family, code, question, library, limit } = document;
    if (score > 0.4) results.push({ key, kind, family, code, question, library, limit, score, why: why.get(at) ?? { kind: "text" }, begun: started.has(at) });
  }
  results.push(...pairs(prepared, codes.filter(({ entries, trust }) => entries && trust), text, words.size < 3, preferred));
  results.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  return { answers: results, mark: (shown) => mark(shown, words, codes, typed) };
};

/** A text in pieces, and whether the query has each. */
const mark = (text, words, codes, typed) => {
  const pieces = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const plain = raw(word);
    const hit = plain.some((one) => words.has(stem(one)) || codes.some((code) => code.word === one) || (typed && one.startsWith(typed)));
    if (!hit || (plain.length === 1 && STOP.has(plain[0]))) continue;
    if (index > end) pieces.push([text.slice(end, index), false]);
    pieces.push([word, true]);
    end = index + word.length;
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
};

/** Whether a pair has a page. */
const compared = ({ Category, Listed } = {}, a, b) =>
  Category ? Category[a] === Category[b] : (Listed?.some(({ left, right }) => left === a && right === b) ?? true);

/** The pair of two codes, where a query names just two: first where it asks to compare them. */
const pairs = (prepared, codes, text, few, preferred) => {
  const [first, second] = codes;
  if (codes.length !== 2) return [];
  const both = (family) => [first, second].map(({ entries }) => entries.find((at) => prepared.documents[at].family === family));
  const families = prepared.index.families.filter((family) => both(family).every((at) => at !== undefined));
  const family = families.find(preferred) ?? families[0];
  if (!family) return [];
  const [a, b] = both(family).sort((x, y) => x - y).map((at) => prepared.documents[at].code);
  const [left, right] = first.at < second.at ? [first, second] : [second, first];
  const between = text.slice(left.at + left.word.length, right.at);
  const joined = JOINED.test(between) ? text.length < 90 : LISTED.test(between) && few;
  const asked = COMPARING.test(text) || joined;
  if (!compared(family.pairs, family.codes.indexOf(a), family.codes.indexOf(b))) return [];
  const key = `${family.key}/${a.key}-vs-${b.key}`;
  return [{ key, kind: "pair", family, pair: [a, b], score: asked ? 60 : 6, why: { kind: "code" } }];
};
