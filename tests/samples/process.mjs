// Runs a program on a text and tells how it ended.

import { execFile } from "node:child_process";

/**
 * @param {string} program @param {string[]} args @param {string} [input] what it reads from standard input
 * @returns {Promise<{ sound: boolean, told: string }>} whether it was content, and all that it said
 */
export const run = (program, args, input = "") =>
  new Promise((done) => {
    const child = execFile(program, args, { timeout: 60_000 }, (error, stdout, stderr) =>
      done({ sound: !error, told: `${stderr}${stdout}` }),
    );
    // A program that stops reading early has said why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
