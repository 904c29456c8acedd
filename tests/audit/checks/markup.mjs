// The Nu HTML checker over every page, style sheet and picture. Pages are checked as they are served, because what a
// page's policy allows depends on its address. It needs Java.
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { pages } from "../kinds.mjs";

// Structured data is a block of data to HTML and no script, so no policy applies to it; the checker takes it for one.
// That no page has any other inline script is looked at in `frame`.
const DATA_BLOCK = /^Inline script violates Content Security Policy/;

/** Every file of the site with one of these endings. */
const files = (folder, endings) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const messagesOf = (jar, flags, addresses) =>
  new Promise((resolve, reject) => {
    const options = [...flags, "--format", "json", "--exit-zero-always"];
    // The checker refuses addresses of this machine unless told otherwise, because it also runs as a public service.
    const java = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Xss1m", "-jar", jar];
    execFile("java", [...java, ...options, ...addresses], { maxBuffer: 1 << 28 }, (error, _, told) => {
      if (error) reject(new Error(`the checker did not run: ${error.message.slice(0, 300)}`));
      else resolve(JSON.parse(told || '{"messages":[]}').messages);
    });
  });

export const run = async ({ site, folder, sample, require }) => {
  const jar = require("vnu-jar");
  const html = files(folder, [".html"]).map((file) => relative(folder, file));
  const chosen = sample ? pages.map(([, path]) => `${path}index.html`) : html;
  const others = files(folder, [".css", ".svg"]).filter((file) => !sample || !/badge.[^1]/.test(file));
  const messages = [
    ...(await messagesOf(jar, [], chosen.map((path) => site.url + path))),
    ...(await messagesOf(jar, ["--also-check-css", "--also-check-svg"], others)),
  ].filter(({ message }) => !DATA_BLOCK.test(message));
  const faults = messages.map(({ url = "", lastLine, type, subType, message }) => {
    const path = url.startsWith("file:") ? relative(folder, fileURLToPath(url)) : url.replace(site.url, "");
    return `/${path}:${lastLine ?? ""}: ${subType ?? type}: ${message}`;
  });
  return { figures: [`${chosen.length} pages, ${others.length} style sheets and pictures, ${messages.length} messages`], faults };
};
