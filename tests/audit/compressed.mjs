// Answers with gzip, as hosts of static files do, because times and weights depend on it.
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** The file that a path of the site names, or nothing. */
export const fileAt = (folder, path) => {
  let file = join(folder, normalize(path));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  return existsSync(file) ? file : null;
};

/** For `serve`: takes the answer over where a file of text is there. */
export const compressed = (folder) => (request, response, path) => {
  const file = fileAt(folder, path);
  const type = file && TYPES[extname(file)];
  if (!type) return false;
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Encoding": "gzip",
    "Cache-Control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=600",
  });
  response.end(gzip(readFileSync(file)));
  return true;
};
