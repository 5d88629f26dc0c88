// `jose`: the signature of every VC-JWT, with the key its `kid` leads to, and the claims that
// must repeat what the credential says (Open Badges 3.0, "JSON Web Token Proof Format").

import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {importJWK, jwtVerify, decodeProtectedHeader} from 'jose';
import {Published, reasons, tell} from './published.mjs';

const site = new Published(process.argv.slice(2));

async function key({kid, jwk}) {
  if(!kid) {
    return {jwk, controller: undefined};
  }
  const document = site.fetch(kid);
  if(document.kty) {
    return {jwk: document};
  }
  const method = (document.verificationMethod ?? []).find(({id}) => id === kid);
  if(!method || !(document.assertionMethod ?? []).includes(kid)) {
    throw new Error(`${kid} is not a key for assertions of its document`);
  }
  if(method.publicKeyJwk) {
    return {jwk: method.publicKeyJwk, controller: method.controller};
  }
  const {publicKey} = await (await Ed25519Multikey.from(method)).export({publicKey: true, raw: true});
  const x = Buffer.from(publicKey).toString('base64url');
  return {jwk: {kty: 'OKP', crv: 'Ed25519', x}, controller: method.controller};
}

async function check(file) {
  const token = site.text(file).trim();
  const header = decodeProtectedHeader(token);
  const extra = Object.keys(header).filter(name => !['alg', 'kid', 'jwk', 'typ'].includes(name));
  if(extra.length) {
    throw new Error(`header member not allowed: ${extra}`);
  }
  const {jwk, controller} = await key(header);
  // As of the day it was issued, so that an expired token can still be told genuine.
  const {payload} = await jwtVerify(token, await importJWK(jwk, 'EdDSA'), {
    algorithms: ['EdDSA', 'Ed25519'], currentDate: issued(token),
  });
  const issuer = payload.issuer?.id ?? payload.issuer;
  same('iss', payload.iss, issuer);
  same('jti', payload.jti, payload.id);
  same('sub', payload.sub, payload.credentialSubject?.id);
  same('nbf', payload.nbf, Date.parse(payload.validFrom) / 1000);
  same('exp', payload.exp, payload.validUntil && Date.parse(payload.validUntil) / 1000);
  if(controller) {
    same('controller of the key', controller, issuer);
  }
  const twin = file.replace(/\.jwt$/, '.json');
  if(site.known.has(twin)) {
    same('credential beside it', payload.id, site.json(twin).id);
  }
  return payload.exp && payload.exp < Date.now() / 1000 ? 'expired' : 'valid';
}

const issued = token =>
  new Date(JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).validFrom);

function same(name, one, other) {
  if(one !== other) {
    throw new Error(`${name}: ${one} is not ${other}`);
  }
}

for(const file of site.matching(/^awards\/.*\.jwt$/)) {
  try {
    tell('jose', 'VC-JWT', file, true, await check(file));
  } catch(error) {
    tell('jose', 'VC-JWT', file, false, 'rejected', reasons(error));
  }
}
