// Whether a document has the shape that this site gives its documents (OB 3.0, Appendix B; OB 2.0): the
// classes and what they are made of. What has another shape is left to the program.

// A property is `name`, how often it stands (`!` once, `?` at most once, `*` in a list or alone) and
// what it is: `t` text, `a` address, `m` moment, `d` day, `n` figure, `b` truth, `l` language, `=` a
// word or an extension of it, `#` a word, `@` a profile or its address, `~` a typed object, `.` looked
// at elsewhere, `>` an object of a class.
const CREDENTIAL =
  "id!a issuer!@ name?t description?t awardedDate?m validFrom?m validUntil?m issuanceDate?m expirationDate?m " +
  "credentialStatus*~ credentialSchema*~ refreshService*~ termsOfUse*~ proof*.";
const CLASSES = {
  badge: ["VerifiableCredential", `${CREDENTIAL} credentialSubject!>subject image?>image evidence*>evidence endorsement*. endorsementJwt*.`],
  list: ["VerifiableCredential", "id?a issuer!@ validFrom?m validUntil?m issuanceDate?m expirationDate?m credentialStatus*~"],
  subject: ["AchievementSubject", "id?a achievement!>achievement identifier*>identity activityStartDate?m activityEndDate?m creditsEarned?n image?>image licenseNumber?t role?t term?t narrative?t result*>result source?>profile"],
  achievement: ["Achievement", "id!a name!t description!t criteria!>criteria achievementType?=achievement alignment*>alignment creator?>profile creditsAvailable?n endorsement*. endorsementJwt*. fieldOfStudy?t specialization?t humanCode?t version?t image?>image inLanguage?l otherIdentifier*>identifier related*>related resultDescription*>described tag*t"],
  criteria: [null, "id?a narrative?t"],
  image: ["Image", "id!a caption?t", true],
  related: ["Related", "id!a inLanguage?l version?t"],
  evidence: ["Evidence", "id?a narrative?t name?t description?t genre?t audience?t"],
  alignment: ["Alignment", "targetName!t targetUrl!a targetCode?t targetDescription?t targetFramework?t targetType?=target"],
  profile: ["Profile", "id!a name?t url?a phone?t description?t image?>image email?t address?>postal otherIdentifier*>identifier official?t parentOrg?>profile endorsement*. endorsementJwt*. familyName?t givenName?t additionalName?t patronymicName?t honorificPrefix?t honorificSuffix?t familyNamePrefix?t dateOfBirth?d"],
  postal: ["Address", "addressCountry?t addressCountryCode?t addressRegion?t addressLocality?t streetAddress?t postOfficeBoxNumber?t postalCode?t geo?>geo"],
  geo: ["GeoCoordinates", "latitude!n longitude!n"],
  identifier: ["IdentifierEntry", "identifier!t identifierType!=identity", true],
  identity: ["IdentityObject", "hashed!b identityHash!t identityType!=identity salt?t", true],
  result: ["Result", "achievedLevel?a alignment*>alignment resultDescription?a status?#status value?t"],
  described: ["ResultDescription", "id!a name!t resultType!=result alignment*>alignment allowedValue*t requiredLevel?a requiredValue?t rubricCriterionLevel*>level valueMin?t valueMax?t"],
  level: ["RubricCriterionLevel", "id!a name!t alignment*>alignment description?t level?t points?t"],
  assertion: [null, "@context!t id!a type!t recipient!>identity2 badge!a verification!>hosting issuedOn!m expires?m image?a evidence*>evidence2 narrative?t related*.", true],
  remnant: [null, "@context!t id!a type!t revoked!b revocationReason?t", true],
  identity2: [null, "type!t identity!t hashed!b salt?t", true],
  hosting: [null, "type!t", true],
  evidence2: [null, "id?a type!t narrative?t name?t description?t genre?t audience?t", true],
  badgeClass: [null, "@context!t id!a type!t @language?t version?t name!t description!t image!a criteria!>criteria2 issuer!a alignment*>alignment2 tags*t related*.", true],
  criteria2: [null, "id?a narrative?t", true],
  alignment2: [null, "type?t targetName!t targetUrl!a targetDescription?t targetFramework?t targetCode?t", true],
  profile2: [null, "@context!t id!a type!t @language?t name!t url!a email!t telephone?t description?t image?a verification?>policy revocationList?a related*.", true],
  policy: [null, "type?t startsWith?t", true],
};
const RESULT_STATUS = ["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"];

const within = (path, name) => (path === "credential" ? short(name) : `${path}.${short(name)}`);

// Checks the shape of a badge (`badge`) or of a status list (`list`); throws a Fault.
function checkShape(document, kind, words) {
  const context = items(document["@context"]);
  if (context[0] !== NAMES.vc) throw beyond("@context");
  checkObject(document, kind, "credential", words);
  if (!isObject(document.credentialSubject)) throw beyond("credentialSubject");
  if (kind !== "badge") return;
  const [from, until] = [moment(document.validFrom), moment(document.validUntil)];
  if (from === null || (until !== null && until < from)) throw beyond("validFrom");
  if (!isBadge(document)) throw beyond("type");
  const { id, identifier, achievement } = document.credentialSubject;
  if (id === undefined && items(identifier).length === 0) throw beyond("credentialSubject");
  const { criteria } = achievement;
  if (!("id" in criteria) && !("narrative" in criteria)) throw beyond("criteria");
}

// Checks an object against a class; in a closed one, nothing else may stand.
function checkObject(members, name, path, words) {
  if (!isObject(members)) throw beyond(path);
  const [type, list, closed = false] = CLASSES[name];
  if (type && !items(members.type).includes(type)) throw beyond(within(path, "type"));
  const properties = list.split(" ").map((it) => /^(@?\w+)([!?*])(.)(\w*)$/.exec(it));
  for (const [, own, often] of properties) {
    if (often === "!" && !(own in members)) throw beyond(within(path, own));
  }
  for (const own of Object.keys(members)) {
    const property = properties.find((it) => it[1] === own);
    const at = within(path, own);
    if (!property && closed && own !== "type") throw beyond(at);
    if (!property) continue;
    const [, , often, kind, of] = property;
    const many = often === "*" && Array.isArray(members[own]);
    for (const value of many ? members[own] : [members[own]]) checkValue(value, kind, of, at, words);
  }
}

// What a plain value must be, by the sign of its kind.
const KINDS = {
  t: () => true,
  a: isPlainAddress,
  m: (value) => moment(value) !== null,
  d: (value) => value.length === 10 && moment(`${value}T00:00:00Z`) !== null,
  // Which codes of languages there are, the program knows better.
  l: (value) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(value),
  "=": (value, words) => words.includes(value) || /^ext:[A-Za-z0-9._-]+$/.test(value),
  "#": (value) => RESULT_STATUS.includes(value),
};

function checkValue(value, kind, of, path, words) {
  if (kind === ">" || (kind === "@" && !isText(value))) checkObject(value, of || "profile", path, words);
  else if (kind === "~") {
    if (!isObject(value) || items(value.type).length === 0) throw beyond(path);
    if ("id" in value && !isPlainAddress(value.id)) throw beyond(within(path, "id"));
  } else if (kind !== ".") {
    const right =
      kind === "n" ? typeof value === "number"
      : kind === "b" ? typeof value === "boolean"
      : isText(value) && KINDS[kind === "@" ? "a" : kind](value, words[of]);
    if (!right) throw beyond(path);
  }
}
