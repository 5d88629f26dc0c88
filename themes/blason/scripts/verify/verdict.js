// The one place that turns steps into a verdict. A badge counts as genuine only when every step
// that must be taken was taken, and every step that was taken was concluded and is good.

// What must have passed, by what the document is. A status that is told nowhere may be skipped.
const MUST_PASS = {
  ob3: ["readable", "well-formed", "proof", "key", "in-force"],
  ob2: ["readable", "well-formed", "proof", "scope", "in-force"],
};
const MUST_BE_TAKEN = ["status", "recipient", "endorsements"];

// The worst outcome of the steps of one name; null when it was not taken.
function outcomeOf(steps, name) {
  const taken = steps.filter((it) => it.name === name);
  return taken.length === 0 ? null : Math.max(...taken.map((it) => it.outcome));
}

// "valid", "invalid" or "open", for one document.
function validity({ format, steps }) {
  const outcomes = steps.map((it) => it.outcome);
  if (outcomes.includes(FAILED)) return "invalid";
  const known = outcomes.every((it) => it === PASSED || it === SKIPPED);
  const passed = (name) =>
    outcomeOf(steps, name) === PASSED && steps.every((it) => it.name !== name || it.outcome === PASSED);
  const must = MUST_PASS[format];
  if (!known || !must || !must.every(passed)) return "open";
  return MUST_BE_TAKEN.every((name) => outcomeOf(steps, name) !== null) ? "valid" : "open";
}

// The verdict on everything that a file holds: "genuine", "demonstration", "invalid" or "open". The
// first document is the one that counts; no other may take anything from it.
function verdictOf(documents) {
  const all = documents.map(validity);
  if (all[0] === "invalid") return "invalid";
  if (all.length === 0 || !all.every((it) => it === "valid")) return "open";
  return documents.some((it) => it.demonstration !== false) ? "demonstration" : "genuine";
}
