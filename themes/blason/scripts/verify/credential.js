// One credential of Open Badges 3.0, from its shape to its endorsements: the steps in their order.

// Checks the shape of a document and its seal, whether it is a badge or a status list.
async function checked(document, kind, site) {
  const { steps, text } = await wellFormed(document, kind, site);
  return { steps, seal: await embeddedSeal(document, text, site) };
}

// The step on the shape, and the canonical form of the document without its proof when it has one.
async function wellFormed(document, kind, site) {
  const { terms, words } = site.data;
  let fault = null;
  let text = null;
  const attempt = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      fault ??= error;
      return null;
    }
  };
  await attempt(() => checkShape(document, kind, words));
  if (!fault) await attempt(() => checkExact(document));
  text = await attempt(() => canonical(document, terms, true));
  const shape = fault ? step("well-formed", fault.code, fault.args) : step("well-formed", "well_formed.holds");
  return { steps: [shape], text };
}

// The verdict on a badge, once its shape and its seal were looked at.
async function judged(document, { steps, seal }, site, asked) {
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {};
  return {
    format: "ob3",
    demonstration: seal.key ? seal.key.demonstration : null,
    about: aboutCredential(document, site),
    steps: [
      step("readable", "readable.read"),
      ...steps,
      ...seal.steps,
      inForce(periodOf(document), seal.period, asked.now),
      ...(await statusSteps(document, issuerOf(document), site, asked.now)),
      await recipientStep(subject, asked.recipient),
      endorsementStep(document),
    ],
  };
}

const examineCredential = async (document, site, asked) =>
  judged(document, await checked(document, "badge", site), site, asked);

// Endorsements are documents of their own, which this page does not check.
function endorsementStep(document) {
  const any = (value) =>
    Array.isArray(value)
      ? value.some(any)
      : isObject(value) &&
        Object.entries(value).some(([name, it]) => name.startsWith("endorsement") || any(it));
  return step("endorsements", any(document) ? "page.endorsements" : "endorsements.none");
}

// What a document claims, as its reader sees it: worth nothing unless the verdict is good.
function aboutCredential(document, site) {
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {};
  const period = periodOf(document);
  const named = items(subject.identifier).find((it) => it?.identityType === "name" && it.hashed === false);
  const issuer = issuerOf(document);
  return {
    badge: textOr(subject.achievement?.name) ?? textOr(document.name),
    badgePage: textOr(subject.achievement?.criteria?.id),
    issuer: site.issuer(issuer ?? "")?.name ?? textOr(document.issuer?.name),
    issuerId: issuer,
    issuerPage: site.issuer(issuer ?? "")?.page ?? null,
    recipient: textOr(named?.identityHash) ?? textOr(subject.id),
    awarded: moment(document.awardedDate) ?? period.from,
    until: period.until,
    id: textOr(document.id),
  };
}
