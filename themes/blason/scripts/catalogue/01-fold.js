// What a visitor types, as the words to look for: small letters without accents, elisions, inclusive
// endings and most plurals. The program folds the texts of badges in the same way (src/render/search/fold.rs).

const OTHERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ſ: "s", ς: "σ" };
const ELISIONS = new Set("l d j m t s n c qu jusqu lorsqu puisqu quoiqu".split(" "));
const ENDINGS = new Set(
  "e s es ne nes le les te tes fe fes x rice rices trice trices euse euses se ses ve ves ere eres esse esses a as".split(" "),
);
const LONGEST_WORD = 40;

/** The words to look for; each must be found. */
export function asked(text) {
  const words = [];
  for (const [run] of plain(text).matchAll(/[\p{Alphabetic}\p{N}]+(?:['·.-][\p{Alphabetic}\p{N}]+)*/gu)) {
    const dotted = run.replace(/\.(?=([\p{Alphabetic}\p{N}]+))/gu, (_, next) => (ENDINGS.has(next) ? "·" : " "));
    for (const compound of dotted.split(" ")) {
      const parts = compound.split("-").map(withoutElision);
      // `e-mail`: the letter alone would find nothing.
      if (parts.length > 1 && parts.some(isLetter)) words.push(parts.join("").replaceAll("·", ""));
      else words.push(...parts.map(beginning));
    }
  }
  const stems = words.map(stem);
  const longer = stems.filter((word) => !isLetter(word));
  return longer.length > 0 ? longer : stems;
}

/** Small letters without marks; one apostrophe, one hyphen, one middle dot. */
export function plain(text) {
  return text
    .toLowerCase()
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[’‘‛ʼ′`´＇]/g, "'")
    .replace(/[•‧∙⋅・\u0387]/g, "·")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[\u00c0-\u024f\u0370-\u045f\u1e00-\u1fff]/g, (c) => c.normalize("NFD")[0])
    .replace(/[œæßøłđðþħıſς]/g, (c) => OTHERS[c]);
}

function withoutElision(word) {
  while (word.includes("'")) {
    const at = word.indexOf("'");
    const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
    word = ELISIONS.has(head) ? tail : tail === "s" ? head : head + tail;
  }
  return word;
}

/** What all forms of a word begin with: `venu` for `venu·e·s`. */
function beginning(word) {
  const [head, ...endings] = word.split("·");
  return !isLetter(head) && endings.every((it) => ENDINGS.has(it)) ? head : head + endings.join("");
}

/** Without the `s` or `x` of a plural, then without a last `e`. */
function stem(word) {
  let letters = [...word].slice(0, LONGEST_WORD);
  if (letters.length > 3 && /[sx]$/.test(word = letters.join("")) && !word.endsWith("ss")) letters.pop();
  if (letters.length > 4 && letters.at(-1) === "e") letters.pop();
  return letters.join("");
}

function isLetter(word) {
  return /^[a-z]$/.test(word);
}
