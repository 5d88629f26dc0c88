//! Tokens and keys that PyJWT and OpenSSL made, and what must not be accepted in their place.

use super::*;
use crate::proof::demonstration_key;
use serde_json::json;

fn cases() -> Vec<Value> {
    let text = include_str!("../../tests/vectors/jws/foreign-keys.json");
    let file: Value = serde_json::from_str(text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn case(name: &str) -> Value {
    cases().into_iter().find(|case| case["name"] == name).unwrap()
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case[name].as_str().unwrap()
}

const GOOD: [&str; 3] = ["rsa-2048", "p-256", "ed25519"];

#[test]
fn tokens_made_elsewhere_hold() {
    for name in GOOD {
        let case = case(name);
        let token = Compact::parse(text(&case, "token")).unwrap();
        for key in [ForeignKey::from_pem(text(&case, "pem")), ForeignKey::from_jwk(&case["jwk"])] {
            let key = key.unwrap();
            assert_eq!(key.algorithm(), text(&case, "alg"));
            assert_eq!(token.check(&key), Ok(()), "{name}");
        }
        assert_eq!(token.payload, format!("{{\"says\":\"{name}\"}}").into_bytes());
    }
    let case = case("rsa-2048");
    let key = ForeignKey::from_pem(text(&case, "pkcs1")).unwrap();
    assert_eq!(Ok(key), ForeignKey::from_pem(text(&case, "pem")));
}

#[test]
fn keys_on_a_single_line() {
    let case = case("rsa-2048");
    let pem = text(&case, "pem");
    let wanted = ForeignKey::from_pem(pem).unwrap();
    let inner = pem.trim().strip_prefix("-----BEGIN PUBLIC KEY-----").unwrap();
    let inner = inner.strip_suffix("-----END PUBLIC KEY-----").unwrap();
    let flat =
        format!("-----BEGIN PUBLIC KEY-----{}-----END PUBLIC KEY-----", inner.replace('\n', ""));
    assert_eq!(ForeignKey::from_pem(&flat), Ok(wanted.clone()));
    assert_eq!(ForeignKey::from_pem(&pem.replace('\n', "\r\n")), Ok(wanted));
    assert!(ForeignKey::from_pem(&pem.replace("BEGIN PUBLIC", "BEGIN PRIVATE")).is_err());
    assert!(ForeignKey::from_pem(&format!("{pem}{pem}")).is_err());
    assert!(ForeignKey::from_pem(&"A".repeat(MAX_KEY_TEXT + 1)).is_err());
}

#[test]
fn one_bit_is_enough() {
    for name in GOOD {
        let case = case(name);
        let key = ForeignKey::from_pem(text(&case, "pem")).unwrap();
        let token = Compact::parse(text(&case, "token")).unwrap();
        for place in [0, token.signature.len() / 2, token.signature.len() - 1] {
            let mut signature = token.signature.clone();
            signature[place] ^= 1;
            let alg = token.text("alg").unwrap();
            let found = verify_signature(alg, &key, token.message.as_bytes(), &signature);
            assert_eq!(found, Err(ProofError::SignatureDoesNotMatch), "{name} {place}");
        }
        let other = Compact { message: "e30.e30", ..token.clone() };
        assert_eq!(other.check(&key), Err(ProofError::SignatureDoesNotMatch));
        let cut = Compact { signature: token.signature[1..].to_vec(), ..token.clone() };
        assert_eq!(cut.check(&key), Err(ProofError::SignatureDoesNotMatch));
        let empty = Compact { signature: Vec::new(), ..token };
        assert_eq!(empty.check(&key), Err(ProofError::SignatureDoesNotMatch));
    }
}

#[test]
fn a_key_serves_its_own_algorithm_only() {
    for name in GOOD {
        let case = case(name);
        let key = ForeignKey::from_pem(text(&case, "pem")).unwrap();
        for alg in ["RS256", "ES256", "EdDSA"] {
            if alg != key.algorithm() {
                let found = verify_signature(alg, &key, b"", &[0; 64]);
                assert!(matches!(found, Err(ProofError::Key(_))), "{name} {alg}");
            }
        }
        // The classic: a public key used as the secret of an HMAC, and no signature at all.
        for alg in ["HS256", "none", "None", "rs256", "PS256", "RS512", ""] {
            let found = verify_signature(alg, &key, b"", &[0; 64]);
            assert!(matches!(found, Err(ProofError::Unsupported(_))), "{name} {alg}");
        }
    }
}

#[test]
fn keys_that_are_not_taken() {
    let weak = case("rsa-1024");
    let said = ForeignKey::from_pem(text(&weak, "pem")).unwrap_err();
    assert_eq!(said, ProofError::Key("an RSA key of less than 2048 bits is weak"));
    assert_eq!(ForeignKey::from_jwk(&weak["jwk"]), Err(said));
    let other = case("p-384");
    assert!(ForeignKey::from_pem(text(&other, "pem")).is_err());
    assert!(matches!(ForeignKey::from_jwk(&other["jwk"]), Err(ProofError::Unsupported(_))));

    let good = case("rsa-2048")["jwk"].clone();
    for (name, value) in [
        ("d", json!("AQAB")),
        ("use", json!("enc")),
        ("kty", json!("oct")),
        ("e", json!("Ag")),
        ("e", json!("AQ")),
        ("e", json!("AQABAQABAQABAQAB")),
        ("e", json!(65537)),
        ("n", json!("")),
        ("n", json!("A".repeat(2000))),
        ("n", json!("A".repeat(MAX_KEY_TEXT + 4))),
    ] {
        let mut jwk = good.clone();
        jwk[name] = value;
        assert!(ForeignKey::from_jwk(&jwk).is_err(), "{name}");
    }
    for (bytes, taken) in [(1024, true), (1025, false), (1026, false)] {
        let mut jwk = good.clone();
        jwk["n"] = json!(base64url::encode(&vec![0xff; bytes]));
        assert_eq!(ForeignKey::from_jwk(&jwk).is_ok(), taken, "{} bits", bytes * 8);
    }
    let mut off_the_curve = case("p-256")["jwk"].clone();
    off_the_curve["y"] = off_the_curve["x"].clone();
    assert!(matches!(ForeignKey::from_jwk(&off_the_curve), Err(ProofError::Key(_))));
    assert!(ForeignKey::from_jwk(&json!(null)).is_err());
}

#[test]
fn our_own_key_is_a_foreign_key_too() {
    let ours = demonstration_key();
    let key = ForeignKey::from(ours.public());
    let signature = ours.sign(b"message");
    assert_eq!(verify_signature("EdDSA", &key, b"message", &signature), Ok(()));
    assert_eq!(verify_signature("Ed25519", &key, b"message", &signature), Ok(()));
    assert_eq!(key.ed25519(), Some(ours.public()));
}

#[test]
fn tokens_that_are_none() {
    for wrong in ["", ".", "..", "a.b", "a.b.c", "e30.e30.e30.e30", "e30.!.e30", "W10.e30.e30"] {
        assert!(matches!(Compact::parse(wrong), Err(ProofError::Malformed(_))), "{wrong}");
    }
    let critical = format!("{}.e30.AA", base64url::encode(br#"{"alg":"RS256","crit":["exp"]}"#));
    assert!(matches!(Compact::parse(&critical), Err(ProofError::Unsupported(_))));
}

/// RFC 7638, section 3.1.
#[test]
fn a_key_has_a_name() {
    let jwk = json!({ "kty": "RSA", "e": "AQAB", "alg": "RS256", "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw" });
    let key = ForeignKey::from_jwk(&jwk).unwrap();
    assert_eq!(key.name(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    let ours = demonstration_key().public();
    assert_eq!(ForeignKey::from(ours).name(), ours.to_multikey());
    let case = case("p-256");
    let parts = &case["jwk"];
    let canonical =
        format!(r#"{{"crv":"P-256","kty":"EC","x":{},"y":{}}}"#, parts["x"], parts["y"]);
    let name = base64url::encode(&sha256(canonical.as_bytes()));
    assert_eq!(ForeignKey::from_jwk(parts).unwrap().name(), name);
}

/// The example of RFC 7515, appendix A.2 (RS256) and A.3 (ES256), by their keys.
#[test]
fn the_examples_of_the_standard() {
    let rsa = json!({ "kty": "RSA", "e": "AQAB", "n": "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ" });
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    let key = ForeignKey::from_jwk(&rsa).unwrap();
    assert_eq!(Compact::parse(token).unwrap().check(&key), Ok(()));

    let p256 = json!({ "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0" });
    let token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let key = ForeignKey::from_jwk(&p256).unwrap();
    assert_eq!(Compact::parse(token).unwrap().check(&key), Ok(()));
}
