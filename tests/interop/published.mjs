// A built site folder, read as if it were the web: every address under the base is a file of the
// folder, every known context is a file of the standards data, and nothing else exists.

import fs from 'node:fs';
import path from 'node:path';

const CONTEXTS = {
  'https://www.w3.org/ns/credentials/v2': 'contexts/w3c/credentials-v2.jsonld',
  'https://www.w3.org/ns/did/v1': 'contexts/w3c/did-v1.jsonld',
  'https://www.w3.org/ns/cid/v1': 'contexts/w3c/cid-v1.jsonld',
  'https://w3id.org/security/multikey/v1': 'contexts/w3c/security-multikey-v1.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'contexts/w3c/security-data-integrity-v2.jsonld',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': 'contexts/ob/ob-v3p0-context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': 'contexts/ob/ob-v3p0-extensions.json',
};

export class Published {
  constructor([site, standards]) {
    if(!site || !standards) {
      console.error(`usage: node ${path.basename(process.argv[1])} PUBLIC_DIR STANDARDS_DIR`);
      process.exit(2);
    }
    this.site = path.resolve(site);
    this.standards = path.resolve(standards);
    this.files = sample(list(this.site).sort());
    this.known = new Set(this.files);
    this.base = this.findBase();
  }

  // Every published document is named by its own address, so any badge tells the base.
  findBase() {
    for(const file of this.files) {
      if(!/^badges\/[^/]+\/[^/]+\/achievement\.json$/.test(file)) {
        continue;
      }
      const {id} = this.json(file);
      if(typeof id === 'string' && id.endsWith(file)) {
        return id.slice(0, -file.length);
      }
    }
    throw new Error('no badges/<slug>/<version>/achievement.json named by its own address');
  }

  text(file) {
    return fs.readFileSync(path.join(this.site, file), 'utf8');
  }

  json(file) {
    return JSON.parse(this.text(file));
  }

  matching(pattern) {
    return this.files.filter(file => pattern.test(file));
  }

  credentials() {
    return this.matching(/^awards\/.*\.json$/).filter(file => !file.endsWith('.ob2.json'));
  }

  statusLists() {
    return this.matching(/^status\/.*\.json$/);
  }

  endorsements() {
    return this.matching(/^endorsements\/.*\.json$/).filter(file => !file.endsWith('.ob2.json'));
  }

  // Every endorsement inside another document: in the credential, the badge or the issuer.
  embedded() {
    const holders = [
      ...this.credentials(),
      ...this.matching(/^badges\/[^/]+\/[^/]+\/achievement\.json$/),
      ...this.matching(/^issuers\/[^/]+\/profile\.json$/),
    ];
    return holders.flatMap(file => inside(this.json(file))
      .map((document, at) => [`${file}#${at + 1}`, document]));
  }

  fetch(address) {
    const url = address.split('#')[0];
    if(url.startsWith('did:key:')) {
      return keyDocument(url);
    }
    if(CONTEXTS[url]) {
      return JSON.parse(fs.readFileSync(path.join(this.standards, CONTEXTS[url]), 'utf8'));
    }
    const file = url.startsWith('did:web:') ? this.didFile(url) :
      url.startsWith(this.base) ? url.slice(this.base.length) : undefined;
    if(file === undefined || !this.known.has(file)) {
      throw new Error(`nothing is published at ${address}`);
    }
    return this.json(file);
  }

  didFile(did) {
    const [host, ...segments] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
    const folder = segments.length ? segments.join('/') : '.well-known';
    const url = `https://${host}/${folder}/did.json`;
    return url.startsWith(this.base) ? url.slice(this.base.length) : undefined;
  }

  // The document loader that the JSON-LD libraries ask for. An address with a fragment is one
  // verification method of its document.
  loader() {
    return async address => {
      let document = this.fetch(address);
      if(address.includes('#') && address.startsWith('did:')) {
        const method = (document.verificationMethod ?? []).find(({id}) => id === address);
        if(!method) {
          throw new Error(`${address} is not in its DID document`);
        }
        document = {'@context': 'https://w3id.org/security/multikey/v1', ...method};
      }
      return {contextUrl: null, documentUrl: address, document};
    };
  }
}

function inside(value) {
  if(Array.isArray(value)) {
    return value.flatMap(inside);
  }
  if(typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'endorsement' ? [].concat(member) : inside(member));
}

// A did:key is its own document (The did:key Method, 3.1.2).
function keyDocument(did) {
  const key = did.slice('did:key:'.length);
  const id = `${did}#${key}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{id, type: 'Multikey', controller: did, publicKeyMultibase: key}],
    assertionMethod: [id],
  };
}

// One line per document looked at; `table.py` counts them.
export function tell(tool, what, file, ok, state, note) {
  console.log(JSON.stringify({tool, what, file, ok, state, note: note && String(note).slice(0, 300)}));
}

// The innermost reasons of an error made of errors.
export function reasons(error) {
  const all = [];
  const visit = e => {
    if(!e) {
      return;
    }
    const inner = [].concat(e.errors ?? [], e.cause ?? []);
    inner.length ? inner.forEach(visit) : all.push(e.message ?? String(e));
  };
  visit(error);
  return [...new Set(all)].join('; ');
}

// A site of many awards is read by sample: the first LIMIT of them. Ids are random, so any are good.
function sample(files) {
  const limit = Number(process.env.LIMIT ?? Infinity);
  const award = file => /^awards\/..\/[0-9a-f-]+/.exec(file)?.[0];
  const kept = new Set([...new Set(files.map(award))].filter(Boolean).slice(0, limit));
  return files.filter(file => !award(file) || kept.has(award(file)));
}

function list(folder, prefix = '') {
  return fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry => entry.isDirectory() ?
    list(path.join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]);
}
