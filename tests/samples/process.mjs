// Runs a program on a text and tells how it ended.

import { execFile } from "node:child_process";

/**
 * @param {string} program @param {string[]} args @param {string} [input] what it reads from standard input
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ sound: boolean, told: string }>} whether it was content, and all that it said
 */
export const run = (program, args, input = "", env = process.env) =>
  new Promise((done) => {
    const child = execFile(program, args, { env, timeout: 300_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ sound: !error, told: `${stderr}${stdout}` }),
    );
    // A program that stops reading early has said why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
