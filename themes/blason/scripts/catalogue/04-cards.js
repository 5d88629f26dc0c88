// Cards, drawn from rows in the shape that the page brings along.

/** The card of a row, as the program would have written it. */
function cardOf(shape, index, row, root) {
  const card = shape.content.firstElementChild.cloneNode(true);
  const valueOf = (facet) => row.is.map((at) => index.values[at]).find((value) => value.facet === facet);
  const state = valueOf("state");
  card.className = `card ${state.slug}`;
  const image = card.querySelector("img");
  if (row.image) image.src = root + row.image;
  else image.replaceWith(emblem(row.name));
  const link = card.querySelector("h3 a");
  link.href = root + row.path;
  say(link, row.name, row.name_lang);
  say(card.querySelector(".what"), row.text, row.text_lang);
  say(card.querySelector(".state"), state.slug !== "active" && state.name);
  for (const [mark, facet] of [[".family", "family"], [".posture", "posture"], [".by", "issuer"]]) {
    say(card.querySelector(mark), valueOf(facet)?.name, valueOf(facet)?.lang);
  }
  return card;
}

/** Writes words in their language. What has nothing to say goes. */
function say(element, words, lang) {
  if (!words) element?.remove();
  else if (element) {
    element.textContent = words;
    if (lang) element.lang = lang;
  }
}

function emblem(name) {
  const sign = document.createElement("span");
  sign.className = "emblem";
  sign.ariaHidden = "true";
  sign.textContent = [...name][0];
  return sign;
}
