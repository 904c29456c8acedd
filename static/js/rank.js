// Ranks codes, pairs, questions, libraries and limits for a query: a code, a name, words, two codes to compare, or a
// whole log line.
//
// No page is touched here, so that the same ranking can be measured outside of a browser. Words count by how rare they
// are in the index (as in BM25) and by where they stand. A code that is named outright, a name that is written in full
// and a log line that is known count more than any number of words. All of it goes through lists of where a word
// stands, so that the work follows the query and not the number of codes.

const WEIGHTS = {
  // A word, by where it stands.
  title: 2.2, symptom: 2.6, also: 2, about: 1, text: 0.8,
  // One that means much the same as the word.
  alike: 0.3,
  // Each doubling of the places where an entry has the word.
  again: 0.6,
  // A code: said to be one, or the whole query; among other words; in a list, of which none is the subject; where a port
  // or a time stands; one of another family.
  told: 30, plain: 15, listed: 12, noise: 3, elsewhere: -3,
  // A name that is the query; a log line that stands in it, or partly; a word that begins like this.
  named: 45, quoted: 28, explained: 1.2, begun: 1, least: 1,
};
const COMPARING = /\b(vs|versus|dif+er\w*|compar\w*|should|unterschied|contre)\b/;
const JOINED = /^[\s\p{P}]*((or|and|ou|et|oder|und|[oye&]|\p{sc=Han}{1,2})[\s\p{P}]*)?(code )?$/u;
// What stands before a number that is a close code, and around one that is none: a port, a time, an address, an id, a
// range, another system's error below zero.
const CLOSING = /(code|clos\w*|status|error|disconnect\w*|with|in|gets?|got|ferm\w*|codigo)["']?[\s:=([#-]*((is|was|of|with|by|code|status|event|number|websocket|connection|avec|mit|co[mn]|de)[\s:=(["'-]+)*$/;
const ELSE_BEFORE = /([\w\]]:|\d\.|\b\d\d?[-/]|[#$+]|\w\[|\b(port|p?id|lig?ne|after|timeout|within|every|size|length)\W{0,3})$/;
const ELSE_AFTER = /^([.:]\d|[-/]\d\d?\b|\W+(\w+ )?\d999\b| ?(ms|[smh]|[km]i?b|hz|%|(sec|min|hour|byte|client|user|message|connection)\w*)\b)/;
const BELOW_ZERO = /(^|[^\p{L}\d])-$/u;
// A code in a call is what was asked for; another beside it is what came instead.
const CALLED = /\bclose\w*\(\W*$/;
const WORD = /[\p{L}\p{N}]+/gu;

// A time is written in several ways, and so is a size; whoever counts it in thousands means a large one. What a hyphen
// may join is one word as well: "Wi-Fi" is "wifi" too.
const UNIT = /\b(\d+) ?([smh]|[kmg]i?b)(ec\w*|in\w*|(ou)?rs?|ytes?)?\b/gi;
const UNITS = { s: " seconds", m: " minutes", h: " hours" };
const JOINT = /(\p{L}+)-(\p{L}+)/gu;
// What an address says differs from line to line.
const ADDRESS = /\b(wss?|https?):\/\/[^\s"'<>]+/gi;
// Chinese and Japanese put no spaces between words, nor around a number.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;

/** Lower case without accents, each gap one space, with what is written without spaces set apart. @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(UNSPACED, " $& ").replace(/\s+/g, " ");

/** Words as they are written; names in camel case and with underscores count as their parts. @param {string} text */
const raw = (text) => {
  const whole = text.replace(ADDRESS, " ").replace(UNIT, (_, count, unit) => count + (UNITS[unit.toLowerCase()] ?? " bytes large")).replace(JOINT, "$& $1$2");
  const words = fold(whole.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).match(WORD) ?? [];
  // Each two neighbours of what is written without spaces: the next best thing to its words.
  return words.flatMap((word) => (word.match(UNSPACED) ? Array.from(word.slice(1), (next, at) => word[at] + next) : word)).filter((word) => word.length > 1);
};

/** Takes the commonest endings away, so that "closed", "closing" and "closure" find "close". @param {string} word */
const stem = (word) => {
  if (word.length < 5 || /\d/.test(word)) return word;
  const short = word.replace(/(at(e[ds]?|ing|ions?)|ions?|ings?|ures?|ees?|e[ds]|ers?|[sey])$/, "");
  return (short.length < 3 ? word : short).replace(/([^aeiouls])\1$/, "$1");
};

/** A word, and it without each of its letters: two words that share one of these are a slip apart. */
const cuts = (word) => [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];

const push = (map, key, value) => map.get(key)?.push(value) ?? map.set(key, [value]);

/** The entries of an index, which holds a column for each of their parts. */
export const entriesOf = ({ columns }) =>
  columns.key.map((_, at) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]])));

/** Prepares an index once: for each word, number and name the entries and log lines in which it stands. */
export const prepare = (index) => {
  const { families, words: { overlooked, alike } } = index;
  const entries = entriesOf(index);
  const skipped = new Set(overlooked.split(" "));
  const telling = (text) => raw(text).filter((word) => !skipped.has(word)).map(stem);
  const [postings, inSymptoms, starts, numbers, names, rarity, slips] = Array.from({ length: 7 }, () => new Map());
  const symptoms = [];
  entries.forEach((entry, at) => {
    const { key, title, about, names: called, symptoms: lines, text: long, also, language, code } = entry;
    const weights = new Map();
    const note = (words, weight) => words.forEach((word) => push(weights, word, weight));
    const titles = [title, key.split("/")[1], ...called].join(" ");
    for (const [text, weight] of [[titles, WEIGHTS.title], [about, WEIGHTS.about], [`${also} ${language}`, WEIGHTS.also]]) {
      note(telling(text), weight);
      for (const word of raw(text)) push(starts, word, at);
    }
    for (const [, library, text] of lines.matchAll(/(.*)\t(.*)/g)) {
      // Codes are looked for as codes, and other long numbers differ from line to line.
      const words = new Set(telling(text).filter((word) => !/^\d{4,}$/.test(word)));
      for (const word of words) push(inSymptoms, word, symptoms.length);
      note(words, WEIGHTS.symptom);
      symptoms.push({ at, library, text, words, literal: fold(text), size: 0 });
    }
    for (const word of raw(long).map(stem)) if (!weights.has(word)) weights.set(word, [WEIGHTS.text]);
    for (const [word, all] of weights) push(postings, word, { at, weight: Math.max(...all) * (1 + WEIGHTS.again * Math.log2(all.length)) });
    for (const name of new Set([title, title.replace(/\(.*\)/, ""), about, ...called].map((name) => raw(name).map(stem).join(" ")))) push(names, name, at);
    if (code) {
      push(numbers, fold(code), at);
      families[entry.family].first ??= at;
    }
  });
  for (const [word, list] of postings) {
    rarity.set(word, Math.log((entries.length + 1) / (list.length + 0.5)));
    for (const cut of cuts(word)) push(slips, cut, word);
  }
  for (const symptom of symptoms) for (const word of symptom.words) symptom.size += rarity.get(word);
  const groups = alike.split(",").map((group) => raw(group).map(stem));
  // By its name a family is meant; the first word that is its own says most.
  const vendors = families.map(({ key, label }, at) => (at ? telling(`${key} ${label}`) : []));
  return { entries, families, skipped, postings, symptoms, inSymptoms, rarity, slips, numbers, names, starts, vendors, groups };
};

/** Where words begin, those that are joined by a hyphen as one and apart. */
const spots = (text) =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu)].flatMap(({ 0: whole, index }) => [
    [whole, index],
    ...Array.from(whole.matchAll(WORD), (part) => [part[0], index + part.index]),
  ]);

/** The numbers and keys of codes in a text, those that are said to be close codes first; each with what it may mean. */
const named = (prepared, text) => {
  const found = new Map();
  for (const [word, at] of spots(text)) {
    const entries = prepared.numbers.get(word);
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(at + word.length, at + word.length + 12);
    const told = CLOSING.test(before);
    const trust = ELSE_AFTER.test(after) || BELOW_ZERO.test(before) ? 0 : told ? 2 : ELSE_BEFORE.test(before) ? 0 : 1;
    const known = found.get(word);
    if (entries ? trust > (known?.trust ?? -1) : trust && (told ? /^\d{4}$/ : /^[34]\d{3}$/).test(word)) found.set(word, { word, at: known?.at ?? at, trust, entries });
  }
  return [...found.values()].sort((a, b) => b.trust - a.trust || a.at - b.at);
};

/** The word itself, or the commonest in the index that is one slip away. */
const known = ({ postings, slips, rarity }, word) => {
  if (postings.has(word) || word.length < 4 || /\d/.test(word)) return word;
  const near = cuts(word).flatMap((cut) => slips.get(cut) ?? []);
  return near.sort((a, b) => rarity.get(a) - rarity.get(b))[0] ?? word;
};

/** The words of a query that are looked for, and the query as names are compared, both without slips. */
const wanted = (prepared, query, codes) => {
  const words = new Set();
  const said = raw(query).map((word) => {
    if (prepared.skipped.has(word) || codes.some((code) => code.word === word)) return stem(word);
    const right = known(prepared, stem(word));
    words.add(right);
    return right;
  });
  // A number that no entry has still belongs to a range, of which people write `4xxx`.
  for (const { word, entries } of codes) if (!entries) words.add(`${word[0]}xxx`);
  return { words, phrase: said.join(" ") };
};

/**
 * The best answers to a query, best first; each says why it is there. `mark` takes a text apart into pieces and says of
 * each whether the query has it.
 */
export const rank = (prepared, asked) => {
  const { entries, postings, rarity } = prepared;
  const query = asked.slice(0, 2000);
  const text = fold(query);
  const codes = named(prepared, text);
  const { words, phrase } = wanted(prepared, query, codes);
  const short = words.size + 2 * codes.length < 8;
  // The last word may still be being typed.
  const typed = short && /[\p{L}\p{N}]$/u.test(text) ? (raw(query).at(-1) ?? "") : "";
  const scores = new Map();
  const why = new Map();
  const give = (at, score, reason) => {
    scores.set(at, (scores.get(at) ?? 0) + score);
    // Which log line it was says more than that its number stands in it.
    if (reason && why.get(at)?.kind !== "symptom") why.set(at, reason);
  };

  const covered = new Map();
  const shared = new Map();
  let whole = 0;
  for (const word of words) {
    const rare = rarity.get(word) ?? 0;
    whole += rare;
    // Where the word itself stands, or one like it, the others add nothing.
    const having = new Set();
    for (const one of [word, ...prepared.groups.filter((group) => group.includes(word)).flat()]) {
      const worth = one === word ? rare : WEIGHTS.alike * (rarity.get(one) ?? 0);
      for (const { at, weight } of postings.get(one) ?? []) {
        if (having.has(at)) continue;
        having.add(at);
        give(at, (weight * worth) / Math.sqrt(3 + words.size));
        if (one === word) covered.set(at, (covered.get(at) ?? 0) + rare);
      }
    }
    for (const id of prepared.inSymptoms.get(word) ?? []) shared.set(id, (shared.get(id) ?? 0) + rare);
  }
  // Of several words, an entry that has all of them says more than one that repeats one of them.
  for (const [at, part] of covered) give(at, (part / whole) ** 2 * Math.min(words.size - 1, 4));
  // Entries some word of which begins like that.
  const started = new Set([...(typed && prepared.starts)].flatMap(([word, places]) => (word.startsWith(typed) ? places : [])));
  for (const at of started) give(at, WEIGHTS.begun, { kind: entries[at].code ? "name" : "text" });

  // Log lines: how much of each stands in the query, and whether it stands there letter for letter.
  const explained = new Map();
  for (const [id, part] of shared) {
    const symptom = prepared.symptoms[id];
    const { at, size, literal } = symptom;
    const worth = (part / size) ** 2 * Math.min(part, 10) * WEIGHTS.explained + (literal.length > 7 && text.includes(literal) ? WEIGHTS.quoted * Math.min(1, size / 12 + literal.length / text.length / 2) : 0);
    if (worth > (explained.get(at)?.worth ?? WEIGHTS.least)) explained.set(at, { worth, symptom });
  }
  for (const [at, { worth, symptom: { library, text } }] of explained) give(at, worth, { kind: "symptom", library, text });

  for (const at of (phrase && prepared.names.get(phrase)) || []) give(at, WEIGHTS.named, { kind: "name" });

  const means = prepared.vendors.map((own) => (words.has(own[0]) ? own.filter((word) => words.has(word)).length : 0));
  const most = Math.max(...means);
  const preferred = (family) => (most ? means[family] === most : !family);
  const sure = codes.filter(({ entries, trust }) => entries && trust);
  codes.forEach(({ trust, entries: meant = [] }, place) => {
    const elsewhere = meant.some((at) => preferred(entries[at].family));
    for (const at of meant) {
      const said = !trust ? WEIGHTS.noise : sure.length > 2 ? WEIGHTS.listed : short || trust === 2 ? WEIGHTS.told : WEIGHTS.plain;
      give(at, said - place + (elsewhere && !preferred(entries[at].family) ? WEIGHTS.elsewhere : 0), { kind: "code" });
    }
  });
  const answers = pair(prepared, sure, text, words.size < 3, preferred);
  for (const [at, score] of scores) {
    if (score > 0.4) answers.push({ ...entries[at], score, why: why.get(at) ?? { kind: "text" }, begun: started.has(at) });
  }
  answers.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));

  /** A text in pieces, and whether the query has each. */
  const mark = (text) => {
    const pieces = [];
    let end = 0;
    for (const { 0: piece, index } of text.matchAll(WORD)) {
      const hit = raw(piece).some((word) => words.has(stem(word)) || codes.some((code) => code.word === word) || (typed && word.startsWith(typed)));
      if (!hit) continue;
      pieces.push([text.slice(end, index), false], [piece, true]);
      end = index + piece.length;
    }
    return [...pieces, [text.slice(end), false]];
  };
  return { answers, mark };
};

/** The pair of two codes, where a query names just two and it has a page: first where it asks to compare them. */
const pair = ({ entries, families }, codes, text, few, preferred) => {
  if (codes.length !== 2) return [];
  const both = (family) => codes.flatMap(({ entries: meant }) => meant.find((at) => entries[at].family === family) ?? []);
  const having = [...families.keys()].filter((family) => both(family).length === 2);
  const family = having.find(preferred) ?? having[0];
  if (family === undefined) return [];
  const { first, key, pairs: { Category, Listed } } = families[family];
  const [x, y] = both(family).map((at) => at - first).sort((x, y) => x - y);
  const [a, b] = [entries[first + x], entries[first + y]];
  if (Category ? Category[x] !== Category[y] : Listed && !Listed.some(({ left, right }) => left === x && right === y)) return [];
  const [left, right] = codes.toSorted((a, b) => a.at - b.at);
  const joined = JOINED.exec(text.slice(left.at + left.word.length, right.at));
  const called = ({ at }) => CALLED.test(text.slice(0, at));
  const asked = COMPARING.test(text) || called(left) !== called(right) || (joined && (joined[1] ? text.length < 90 : few));
  return [
    {
      key: `${key}/${a.code}-vs-${b.code}`,
      kind: "comparison",
      family,
      title: `${a.code} ${a.title} vs ${b.code} ${b.title}`,
      categories: [...a.categories, ...b.categories],
      score: asked ? 60 : 25,
      why: { kind: "code" },
    },
  ];
};
