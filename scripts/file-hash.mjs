import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * One hash over the names and contents of files; folders count with everything below them. What is absent counts
 * as absent. `isIgnored` gets paths relative to `root`, with `/`.
 */
export function hashFiles(root, names, isIgnored = () => false) {
  const hash = createHash("sha256");
  for (const name of names) {
    for (const file of filesBelow(root, name)) {
      if (isIgnored(file)) continue;
      const content = readFileSync(path.join(root, file));
      // Lengths keep a name and a content from running into each other.
      hash.update(`${file.length} ${file} ${content.length} `).update(content);
    }
  }
  return hash.digest("hex");
}

function filesBelow(root, name) {
  const place = path.join(root, name);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [name];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}
