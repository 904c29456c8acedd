// Configuration of servers, tested by the servers themselves. A page shows the part that matters; here it gets the frame
// in which it would stand, and what it names and this machine lacks: hosts, certificates, other sections.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { run } from "./process.mjs";

const folder = mkdtempSync(`${tmpdir()}/samples-`);
process.on("exit", () => rmSync(folder, { recursive: true }));

let certificate;
/** A certificate with its key, in one file. */
const pem = () => {
  const path = `${folder}/both.pem`;
  certificate ??= (async () => {
    const files = ["-keyout", `${folder}/key.pem`, "-out", `${folder}/certificate.pem`];
    const { sound, told } = await run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=example.com", ...files]);
    if (!sound) throw new Error(`openssl: ${told}`);
    writeFileSync(path, readFileSync(`${folder}/key.pem`, "utf8") + readFileSync(`${folder}/certificate.pem`, "utf8"));
    return path;
  })();
  return certificate;
};

/**
 * Tries a text in each frame; in each as often as something can be supplied that it lacks.
 * @param {string} code
 * @param {{ frames: [string, string][], test: (path: string) => Promise<{sound: boolean, told: string}>, supply: [RegExp, (text: string, match: RegExpMatchArray) => string | Promise<string>][], place: RegExp, misplaced: RegExp }} server
 */
const tried = async (code, { frames, test, supply, place, misplaced }) => {
  let fault = null;
  for (const [before, after] of frames) {
    let text = before + code + after;
    for (let round = 0; round < 12; round++) {
      const path = `${folder}/${process.hrtime.bigint()}.conf`;
      writeFileSync(path, text);
      const { sound, told } = await test(path);
      if (sound) return null;
      const lacks = supply.map(([words, mend]) => ({ match: told.match(words), mend })).find(({ match }) => match);
      const mended = lacks ? await lacks.mend(text, lacks.match) : text;
      if (mended === text) {
        const line = Number(told.match(place)?.groups?.line) - before.split("\n").length + 1;
        const first = told.trim().split("\n").find((words) => place.test(words)) ?? told.trim();
        // A directive that stands in the wrong frame says nothing of the sample.
        if (!fault || misplaced.test(fault.message)) fault = { line, message: first.replaceAll(path, "the sample") };
        break;
      }
      text = mended;
    }
  }
  return fault;
};

const replace = (text, what, by) => text.replaceAll(what, by);

/** @param {string} code */
export const nginx = (code) => {
  const http = "daemon off;\nevents {}\nhttp {\naccess_log off;\n";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${folder}/${of};\n`).join("");
  return tried(code, {
    frames: [
      ["", ""],
      [`${http}${temporary}`, "}\n"],
      [`${http}${temporary}server {\nlisten 8080;\n`, "}\n}\n"],
      [`${http}${temporary}server {\nlisten 8080;\nlocation / {\n`, "}\n}\n}\n"],
    ],
    test: (path) => run("nginx", ["-t", "-q", "-c", path, "-g", `pid ${folder}/pid; error_log stderr;`]),
    supply: [
      [/host not found in (?:upstream )?"([^":/]+)/, (text, [, host]) => replace(text, host, "127.0.0.1")],
      // Whoever is not root may not listen below 1024.
      [/bind\(\) to [^ ]*:(\d{2,3}) failed/, (text, [, port]) => text.replace(new RegExp(`(listen\\s+(?:\\S*:)?)${port}\\b`, "g"), `$1${8000 + Number(port)}`)],
      [/cannot load certificate(?: key)? "([^"]+)"/, async (text, [, path]) => replace(text, path, await pem())],
    ],
    place: /\[emerg\].*:(?<line>\d+)$/m,
    misplaced: /directive is not allowed here|no "events" section/,
  });
};

/** @param {string} code */
export const haproxy = (code) =>
  tried(code, {
    frames: [
      ["", ""],
      ["defaults\n", ""],
      ["backend sample\n", ""],
    ],
    test: async (path) => {
      const { sound, told } = await run("haproxy", ["-c", "-f", path]);
      return { sound: sound || (!/\[ALERT\]/.test(told) && /no listener|No enabled listener|will not start/i.test(told)), told };
    },
    supply: [
      [/unable to find required (?:default_|use_)?backend: '([^']+)'/, (text, [, name]) => `${text}\nbackend ${name}\n    server one 127.0.0.1:8080\n`],
      [/could not resolve address '([^']+)'/, (text, [, host]) => replace(text, host, "127.0.0.1")],
      [/unable to stat SSL certificate from file '([^']+)'/, async (text, [, path]) => replace(text, path, await pem())],
    ],
    place: /\[ALERT\].*:(?<line>\d+)\]/,
    misplaced: /unknown keyword '.*' out of section/,
  });

/** @param {string} code */
export const apache = (code) => {
  const modules = "mpm_event authz_core proxy proxy_http proxy_wstunnel rewrite headers ssl reqtimeout socache_shmcb setenvif".split(" ");
  const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join("");
  const frame = `ServerName example.com\nListen 8080\nDefaultRuntimeDir ${folder}\nPidFile ${folder}/apache.pid\nErrorLog /dev/stderr\n${load}`;
  return tried(code, {
    frames: [[frame, ""]],
    test: (path) => run("apache2", ["-t", "-d", folder, "-f", path]),
    supply: [[/SSLCertificate(?:Key)?File: file '([^']+)'/, async (text, [, path]) => replace(text, path, await pem())]],
    place: /line (?<line>\d+) of/,
    misplaced: /not allowed here/,
  });
};

/** @param {string} code */
export const caddy = (code) =>
  tried(code, {
    frames: [
      ["", ""],
      [":8080 {\n", "}\n"],
    ],
    test: (path) => run("caddy", ["adapt", "--adapter", "caddyfile", "--config", path]),
    supply: [],
    place: /conf:(?<line>\d+)/,
    misplaced: /^$/,
  });
