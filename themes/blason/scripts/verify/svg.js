// Documents inside an SVG, found by namespace and name. The browser reads the markup as XML that no page
// shows: nothing in it runs, and nothing is asked for. What it refuses, another reader may take.

// The texts that an SVG carries, those of OB 3.0 first; throws a Fault.
function fromSvg(text) {
  if (typeof DOMParser === "undefined" || /<!DOCTYPE[^>]*\[/.test(text)) throw beyond("SVG");
  const image = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = image.documentElement;
  const drawn = root.localName === "svg" && (root.namespaceURI ?? NAMES.svg) === NAMES.svg;
  if (!drawn || image.getElementsByTagName("parsererror").length > 0) throw beyond("SVG");
  const found = [];
  for (const name of ["credential", "assertion"]) {
    for (const entry of image.getElementsByTagNameNS(NAMES[name], name)) {
      if (!found.some((it) => it.contains(entry))) found.push(entry);
    }
  }
  return found
    .map((entry) => {
      const json = [...entry.childNodes].filter((it) => it.nodeType === 3 || it.nodeType === 4);
      return json.map((it) => it.data).join("").trim() || entry.getAttribute("verify")?.trim();
    })
    .filter((it) => it !== undefined);
}
