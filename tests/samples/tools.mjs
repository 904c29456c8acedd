// Which programs this machine has.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const found = (name) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Whether all of these programs can be run. @param {string[]} names */
export const has = (...names) => names.every(found);
