// The page about embedding: shows the card that was chosen, and fills its snippets. The texts with holes, and what fills
// them, are in the page as data: snippets are written in one place only.

/** @param {string} pattern @param {Record<string, string | number>} values */
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

const form = document.querySelector("form[data-embed]");
const data = document.querySelector("#embed-data");
if (form instanceof HTMLFormElement && data) start(form, JSON.parse(data.textContent ?? ""));

/** @param {HTMLFormElement} form */
function start(form, site) {
  const NAMES = ["code", "versus", "theme", "size", "lang"];
  const selects = NAMES.map((name) => form.elements.namedItem(name)).filter((one) => one instanceof HTMLSelectElement);
  const select = Object.fromEntries(selects.map((one) => [one.name, one]));
  // What the page itself chooses is not said in the address. A browser that comes back may have put in what was chosen.
  const first = ({ options }) => ([...options].find((option) => option.defaultSelected) ?? options[0]).value;
  const usual = Object.fromEntries(selects.map((one) => [one.name, first(one)]));
  const status = form.querySelector("[role=status]");
  /** What frames are made from, and the one that stands there; until the page is drawn, its place. */
  const blank = /** @type {HTMLTemplateElement} */ (document.querySelector(".preview template")).content.firstElementChild;
  let frame = /** @type {HTMLIFrameElement} */ (document.querySelector(".preview svg"));
  const badges = document.querySelector("[data-badges]");
  const address = document.querySelector("[data-address]");
  const heading = document.querySelector("#snippets");
  const near = new URL(form.dataset.embed ?? "", location.href);
  /** The height that the card in the preview has said, and of what. */
  let measured = { src: "", width: "", height: 0 };
  let shown = 0;
  /** What is shown now: the choice, what fills its snippets, and its card's address here. */
  let current;

  /** What is chosen: the family's place, keys in family order, and the rest. */
  const chosen = () => {
    const [family, code] = select.code.value.split("/");
    const options = [...select.code.options].map((option) => option.value);
    const keys = [select.code.value, select.versus?.value].filter(Boolean);
    keys.sort((a, b) => options.indexOf(a) - options.indexOf(b));
    const lang = select.lang?.value ?? site.locales[0].tag;
    return {
      family: site.families.findIndex(({ key }) => key === family),
      code,
      keys: keys.map((key) => key.split("/")[1]),
      locale: site.locales.findIndex(({ tag }) => tag === lang),
      theme: select.theme.value,
      width: select.size.value,
    };
  };

  /** All that holes can be filled with. */
  const valuesOf = ({ family, keys, locale, theme, width }) => {
    const { key, labels } = site.families[family];
    const { tag, folder } = site.locales[locale];
    const [code, versus] = keys;
    const stem = `${key}/${keys.join("-vs-")}`;
    const attributes = Object.entries({ versus, family: family > 0 && key, theme, lang: locale > 0 && tag }).filter(([, value]) => value);
    const said = (prefix) => attributes.map(([name, value]) => ` ${prefix}${name}="${value}"`).join("");
    const card = `${folder}embed/${stem}/${theme && `?theme=${theme}`}`;
    return {
      ...labels[locale],
      stem,
      code,
      card: site.base + card,
      page: `${site.base}${folder}${stem}/`,
      oembed: `${site.base}${folder}oembed/${stem}.json`,
      script: `${site.base}embed.js`,
      title: `${labels[locale].label} ${keys.join(" vs ")}`,
      attributes: said(""),
      data: said("data-"),
      width: width || "100%",
      height: site.heights[versus ? "pair" : "code"],
    };
  };

  const write = (chosen, values) => {
    // What the page came with is not laid out again.
    const replaceText = (place, text) => place && place.textContent !== text && place.replaceChildren(text);
    const put = (kind, text) => replaceText(document.querySelector(`[data-snippet="${kind}"]`), text);
    for (const { kind, pattern } of site.patterns) put(kind, fill(pattern, values));
    replaceText(address, values.page);
    const family = site.families[chosen.family].key;
    const picture = (code) => `badge/${family}/${code}.svg`;
    for (const { kind, pattern, between } of site.badges) {
      const one = (code) => fill(pattern, { ...values, code, badge: site.base + picture(code) });
      put(kind, chosen.keys.map(one).join(between));
    }
    if (heading instanceof HTMLElement) replaceText(heading, fill(heading.dataset.pattern ?? "", { code: chosen.keys.join(" vs ") }));
    const pictures = chosen.keys.map((code) => Object.assign(new Image(), { src: new URL(picture(code), root()), alt: "", height: 20 }));
    badges?.replaceChildren(...pictures.flatMap((one) => [one, " "]));
  };

  /** The site's root, beside which the languages' folders stand. */
  const root = () => {
    const { folder } = site.locales.find(({ tag }) => tag === document.documentElement.lang) ?? site.locales[0];
    return new URL("../".repeat(folder.split("/").length - 1), near);
  };

  /** Only codes of one family can be compared. */
  const narrow = () => {
    const family = select.code.value.split("/")[0];
    for (const option of select.versus?.options ?? []) {
      option.disabled = option.value !== "" && (!option.value.startsWith(`${family}/`) || option.value === select.code.value);
      option.hidden = option.disabled;
      if (option.disabled && option.selected) select.versus.value = "";
    }
    for (const group of select.versus?.querySelectorAll("optgroup") ?? []) {
      group.hidden = [...group.children].every((option) => option instanceof HTMLOptionElement && option.disabled);
    }
  };

  const show = async () => {
    narrow();
    const now = ++shown;
    const choice = chosen();
    remember();
    // Making a frame is a piece of work of its own, before which the page can answer.
    await new Promise((done) => setTimeout(done));
    if (now !== shown) return;
    // A site may have no page for a pair. Its own files tell, whatever the reason.
    if (choice.keys.length > 1) {
      const { folder } = site.locales[choice.locale];
      const document = new URL(`${folder}oembed/${valuesOf(choice).stem}.json`, root());
      const found = await fetch(document, { method: "HEAD" }).then(({ ok }) => ok, () => true);
      if (now !== shown) return;
      if (status instanceof HTMLElement) status.textContent = found ? "" : (status.dataset.none ?? "");
      if (!found) choice.keys = [choice.code];
    } else if (status) status.textContent = "";
    const values = valuesOf(choice);
    const src = new URL(values.card.slice(site.base.length), root()).href;
    if (frame.src !== src) {
      // A new frame, because another address in the old one would be a step that "back" goes back to.
      const next = /** @type {HTMLIFrameElement} */ (blank?.cloneNode());
      Object.assign(next, { src, title: `${site.families[choice.family].labels[choice.locale].label_plain} ${choice.keys.join(" vs ")}` });
      next.addEventListener("load", () => next.contentWindow?.postMessage({ type: "closecodes:height" }, "*"));
      frame.replaceWith(next);
      frame = next;
    }
    frame.width = values.width;
    current = { choice, values, src };
    fit(current);
  };

  /** A frame of one width can have the height of its card; one of any width has what holds at all of them. */
  const fit = ({ choice, values, src }) => {
    const known = choice.width && measured.src === src && measured.width === choice.width;
    if (known) values.height = Math.ceil(measured.height / 10) * 10;
    frame.height = String(values.height);
    write(choice, values);
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.type !== "closecodes:height") return;
    measured = { src: frame.src, width: select.size.value, height: Number(data.height) };
    if (current) fit(current);
  });

  const remember = () => {
    const said = new URLSearchParams(selects.filter(({ name, value }) => value !== usual[name]).map(({ name, value }) => [name, name === "versus" ? value.split("/")[1] : value]));
    const query = String(said).replaceAll("%2F", "/");
    if (`?${query}` !== location.search && (query || location.search)) history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  const recall = () => {
    const said = new URLSearchParams(location.search);
    const has = (one, value) => [...one.options].some((option) => option.value === value);
    const home = usual.code.split("/")[0];
    for (const one of selects) {
      let value = said.get(one.name) ?? usual[one.name];
      if (one.name === "code" && !value.includes("/")) value = `${home}/${value}`;
      if (one.name === "versus" && value) value = `${select.code.value.split("/")[0]}/${value}`;
      one.value = has(one, value) ? value : usual[one.name];
    }
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  addEventListener("popstate", () => {
    recall();
    show();
  });
  // Without a state in the address, what somebody has chosen before this script came stays.
  if (location.search) recall();
  show();
}
