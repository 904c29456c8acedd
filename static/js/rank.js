// Ranks codes, pairs, questions, libraries and limits for a query: a code, a name, words, two codes to compare, or a
// whole log line.
//
// No page is touched here, so that the same ranking can be measured outside of a browser. Words count by how rare they
// are in the index (as in BM25) and by where they stand. A code that is named outright, a name that is written in full
// and a log line that is known count more than any number of words. All of it goes through lists of where a word
// stands, so that the work follows the query and not the number of codes.

const WEIGHTS = {
  // A word, by where it stands.
  title: 3, question: 2.4, symptom: 2.4, also: 2, meaning: 1.4, library: 1.2, about: 1, text: 0.5,
  // Each doubling of the places where an entry has the word.
  again: 0.5,
  // A word that was taken for a slip of another.
  guessed: 0.5,
  // A code: said to be one, or the whole query; among other words; where a port or a time stands; one of another family.
  told: 30, plain: 12, noise: 3, elsewhere: -7, concerned: 2,
  // A name that is the query, or stands in it; a log line that stands in it, or partly; a word that begins like this.
  named: 45, holds: 8, quoted: 28, whole: 25, explained: 1.2, begun: 1.5, otherCode: 0.5, least: 1.5,
};
const COMPARING = /\b(vs|versus|differ\w*|compare[ds]?|unterschied|contre|diferenc\w*)\b/;
const JOINED = /^[\s\p{P}]*((or|and|ou|et|oder|und|o|y|e)[\s\p{P}]*)?$/u;
// What stands before a number that is a close code, and around one that is none: a port, a time, an address, an id.
const CLOSING = /(code|clos\w*|status|error|disconnect\w*|ferm\w*|codigo)["']?[\s:=([#-]*((is|was|of|with|by|code|status|event|number|websocket|connection|avec|mit|con|com|de)[\s:=(["'-]+)*$/;
const ELSE_BEFORE = /([\w\]]:|\d\.|\b\d\d?[-/]|[#$+]|\w\[|\b(port|pid|id|line|ligne|after|timeout|within|every|size|length)\W{0,3})$/;
const ELSE_AFTER = /^([.:]\d|[-/]\d\d?\b| ?(m?s|secs?|seconds?|m|mins?|minutes?|h|bytes?|[km]i?b|hz|%|clients|users|messages|connections)\b)/;
const WORD = /[\p{L}\p{N}]+/gu;

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
  const words = fold(parted).match(WORD) ?? [];
  return words.flatMap((word) => (word.match(UNSPACED) ? neighbours(word) : word)).filter((word) => word.length > 1);
};

/** Takes the commonest endings away, so that "closed", "closing" and "closure" find "close". @param {string} word */
const stem = (word) => {
  if (word.length < 5 || /\d/.test(word)) return word;
  const short = word.replace(/(ations?|ated?|ating|ates|ions?|ings?|ures?|ees?|ed|es|er|ers|s|e|y)$/, "");
  const kept = short.length < 3 ? word : short;
  return /([^aeiouls])\1$/.test(kept) ? kept.slice(0, -1) : kept;
};

// A log line that is one name: its parts, met apart, say nothing.
const NAME_ONLY = /^\w+$/;

const push = (map, key, value) => map.get(key)?.push(value) ?? map.set(key, [value]);

/** Prepares an index once: for each word, number and name the entries and log lines in which it stands. */
export const prepare = ({ entries, families, terms, words: { overlooked } }) => {
  const skipped = new Set(overlooked.split(" "));
  const telling = (text) => raw(text).filter((word) => !skipped.has(word)).map(stem);
  const [postings, inSymptoms, starts, numbers, names, rarity] = Array.from({ length: 6 }, () => new Map());
  const symptoms = [];
  entries.forEach((entry, at) => {
    const { key, kind, title, about, also = "", language = "", code } = entry;
    const [best, times] = [new Map(), new Map()];
    const note = (word, weight) => {
      best.set(word, Math.max(weight, best.get(word) ?? 0));
      times.set(word, (times.get(word) ?? 0) + 1);
    };
    const texts = [
      [`${title} ${key.split("/")[1]}`, kind === "question" ? WEIGHTS.question : WEIGHTS.title],
      [about, kind === "code" ? WEIGHTS.meaning : WEIGHTS.about],
      [also, WEIGHTS.also],
      [language, WEIGHTS.text],
      ...(entry.names ?? []).map((name) => [name, WEIGHTS.title]),
    ];
    for (const [text, weight] of texts) {
      for (const word of telling(text)) note(word, weight);
      for (const word of raw(text)) push(starts, word, at);
    }
    for (const [library, text] of entry.symptoms ?? []) {
      // Codes are looked for as codes, and other long numbers differ from line to line.
      const [words, figures] = [new Set(), new Set()];
      for (const word of telling(text)) (/^\d{4,}$/.test(word) ? figures : words).add(word);
      for (const word of words) {
        push(inSymptoms, word, symptoms.length);
        note(word, WEIGHTS.symptom);
      }
      symptoms.push({ at, library, text, words, figures, literal: fold(text), size: 0 });
      for (const word of telling(library)) note(word, WEIGHTS.library);
    }
    for (const [word, weight] of best) push(postings, word, { at, weight: weight * (1 + WEIGHTS.again * Math.log2(times.get(word))) });
    for (const name of new Set([title.replace(/\(.*\)/, ""), ...(entry.names ?? [])].map((name) => raw(name).map(stem).join(" ")))) push(names, name, at);
    if (code) {
      push(numbers, fold(code), at);
      families[entry.family].first ??= at;
    }
  });
  for (const [word, places] of Object.entries(terms)) {
    const stemmed = stem(fold(word));
    const known = new Set(postings.get(stemmed)?.map(({ at }) => at));
    for (const at of places) if (!known.has(at)) push(postings, stemmed, { at, weight: WEIGHTS.text });
  }
  for (const [word, list] of postings) rarity.set(word, Math.log((entries.length + 1) / (list.length + 0.5)));
  for (const symptom of symptoms) for (const word of symptom.words) symptom.size += rarity.get(word);
  // By its name a family is meant; the first word that is its own says most.
  const vendors = families.map(({ key, label }, at) => (at ? telling(`${key.replaceAll("-", " ")} ${label}`).filter((word) => word.length > 2) : []));
  return { entries, families, skipped, postings, symptoms, inSymptoms, rarity, numbers, names, starts, vendors };
};

/** The numbers and keys of codes in a text, those that are said to be close codes first; each with what it may mean. */
const named = (prepared, text) => {
  const found = new Map();
  const note = (word, at) => {
    const entries = prepared.numbers.get(word);
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(at + word.length, at + word.length + 12);
    const told = CLOSING.test(before);
    const trust = told ? 2 : ELSE_BEFORE.test(before) || ELSE_AFTER.test(after) ? 0 : 1;
    const known = found.get(word);
    if (entries ? trust > (known?.trust ?? -1) : told && /^\d{4}$/.test(word)) found.set(word, { word, at: known?.at ?? at, trust, entries });
    return entries;
  };
  for (const { 0: whole, index } of text.matchAll(/[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu)) {
    if (!note(whole, index)) for (const part of whole.matchAll(WORD)) if (part[0] !== whole) note(part[0], index + part.index);
  }
  return [...found.values()].sort((a, b) => b.trust - a.trust || a.at - b.at);
};

/** The word itself, or the commonest in the index that is one slip away. */
const known = ({ postings, rarity }, word) => {
  if (postings.has(word) || word.length < 4 || /\d/.test(word)) return word;
  let best = word;
  for (const other of postings.keys()) {
    if ((word[0] === other[0] || word[1] === other[1]) && near(word, other) && !(rarity.get(best) <= rarity.get(other))) best = other;
  }
  return best;
};

/** Whether one edit (a letter more, less, other, or two swapped) makes one word of the other. */
const near = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [i, j] = [a.length, b.length];
  while (i > start && j > start && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  if (i - start < 2 && j - start < 2) return true;
  return i - start === 2 && j - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
};

/** The words of a query that are looked for, and the query as names are compared, both without slips. */
const wanted = (prepared, query, codes) => {
  const [words, guessed] = [new Set(), new Set()];
  const said = [];
  let slips = 0;
  let last = "";
  for (const word of raw(query)) {
    const stemmed = stem(word);
    if (prepared.skipped.has(word) || codes.some((code) => code.word === word)) {
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

/** Entries some word of which begins as the last word does that is being typed. */
const begun = ({ starts }, typed) => {
  const found = new Set();
  if (typed) for (const [word, places] of starts) if (word.startsWith(typed)) places.forEach((at) => found.add(at));
  return found;
};

/**
 * The best answers to a query, best first; each says why it is there. `mark` takes a text apart into pieces and says of
 * each whether the query has it.
 */
export const rank = (prepared, asked) => {
  const { entries, postings, rarity } = prepared;
  const query = asked.trim().slice(0, 2000);
  const text = fold(query);
  const codes = named(prepared, text);
  const { words, guessed, phrase } = wanted(prepared, query, codes);
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
    const worth = (rarity.get(word) / calm) * (guessed.has(word) ? WEIGHTS.guessed : 1);
    for (const { at, weight } of postings.get(word) ?? []) give(at, weight * worth);
  }
  const started = begun(prepared, typed);
  for (const at of started) give(at, WEIGHTS.begun, { kind: entries[at].code ? "name" : "text" });

  // Log lines: how much of each stands in the query; of those that stand there letter for letter the longest says most.
  const shared = new Map();
  for (const word of words) for (const id of prepared.inSymptoms.get(word) ?? []) shared.set(id, (shared.get(id) ?? 0) + rarity.get(word));
  let longest = 8;
  const explained = new Map();
  for (const [id, part] of shared) {
    const symptom = prepared.symptoms[id];
    const other = symptom.figures.size && codes.length && !codes.some(({ word }) => symptom.figures.has(word));
    const worth = (part / symptom.size) ** 2 * Math.min(part, 10) * (other ? WEIGHTS.otherCode : 1);
    const before = explained.get(symptom.at);
    const quoted = part > symptom.size * 0.7 && text.includes(symptom.literal) ? symptom.literal.length : 0;
    longest = Math.max(longest, quoted);
    if (!before || quoted > before.quoted || (quoted === before.quoted && worth > before.worth)) explained.set(symptom.at, { worth, quoted, symptom });
  }
  for (const [at, { worth, quoted, symptom }] of explained) {
    const reason = { kind: "symptom", library: symptom.library, text: symptom.text };
    if (quoted === longest) give(at, WEIGHTS.quoted * Math.min(1, symptom.size / 8) + WEIGHTS.whole * (quoted / text.length) ** 2, reason);
    else if (worth > WEIGHTS.least && !NAME_ONLY.test(symptom.text)) give(at, worth * WEIGHTS.explained, reason);
  }

  for (const [name, places] of prepared.names) {
    const held = name.includes(" ") && ` ${phrase} `.includes(` ${name} `);
    if (name && (phrase === name || held)) places.forEach((at) => give(at, phrase === name ? WEIGHTS.named : WEIGHTS.holds, { kind: "name" }));
  }

  const means = prepared.vendors.map((own) => (words.has(own[0]) ? own.filter((word) => words.has(word)).length : 0));
  const most = Math.max(...means);
  const preferred = (family) => (most ? means[family] === most : !family);
  codes.forEach(({ trust, entries: meant = [] }, place) => {
    const elsewhere = meant.some((at) => preferred(entries[at].family));
    for (const at of meant) {
      const said = short || trust === 2 ? WEIGHTS.told : trust ? WEIGHTS.plain : WEIGHTS.noise;
      give(at, said - place + (elsewhere && !preferred(entries[at].family) ? WEIGHTS.elsewhere : 0), { kind: "code" });
    }
  });
  const sure = codes.filter(({ entries, trust }) => entries && trust);
  const answers = pair(prepared, sure, text, words.size < 3, preferred);
  for (let [at, score] of scores) {
    const entry = entries[at];
    const about = entry.codes?.findIndex((key) => sure[0]?.entries.some((one) => entries[one].key === key));
    if (about >= 0) score += WEIGHTS.concerned / (1 + about);
    if (score > 0.4) answers.push({ ...entry, score, why: why.get(at) ?? { kind: "text" }, begun: started.has(at) });
  }
  answers.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));

  /** A text in pieces, and whether the query has each. */
  const mark = (text) => {
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const plain = raw(word);
      const hit = plain.some((one) => words.has(stem(one)) || codes.some((code) => code.word === one) || (typed && one.startsWith(typed)));
      if (!hit || (plain.length === 1 && prepared.skipped.has(plain[0]))) continue;
      pieces.push([text.slice(end, index), false], [word, true]);
      end = index + word.length;
    }
    return [...pieces, [text.slice(end), false]];
  };
  return { answers, mark };
};

/** The pair of two codes, where a query names just two and it has a page: first where it asks to compare them. */
const pair = ({ entries, families }, codes, text, few, preferred) => {
  if (codes.length !== 2) return [];
  const both = (family) => codes.map(({ entries: meant }) => meant.find((at) => entries[at].family === family)).filter((at) => at >= 0);
  const having = [...families.keys()].filter((family) => both(family).length === 2);
  const family = having.find(preferred) ?? having[0];
  if (family === undefined) return [];
  const { first, key, pairs: { Category, Listed } } = families[family];
  const [x, y] = both(family).map((at) => at - first).sort((x, y) => x - y);
  const [a, b] = [entries[first + x], entries[first + y]];
  if (Category ? Category[x] !== Category[y] : Listed && !Listed.some(({ left, right }) => left === x && right === y)) return [];
  const [left, right] = codes.toSorted((one, other) => one.at - other.at);
  const joined = JOINED.exec(text.slice(left.at + left.word.length, right.at));
  const asked = COMPARING.test(text) || (joined && (joined[1] ? text.length < 90 : few));
  const title = `${a.code} ${a.title} vs ${b.code} ${b.title}`;
  return [{ key: `${key}/${a.code}-vs-${b.code}`, kind: "comparison", family, title, codes: [a.key, b.key], score: asked ? 60 : 6, why: { kind: "code" } }];
};
