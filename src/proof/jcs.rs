//! JSON in canonical form (RFC 8785), for checking `eddsa-jcs-2022`.

use super::error::ProofError;
use serde_json::{Number, Value};
use std::fmt::Write;

/// Objects and arrays inside one another.
const MAX_DEPTH: usize = 128;

/// The canonical text of a value.
pub(super) fn canonical(value: &Value) -> Result<String, ProofError> {
    let mut out = String::new();
    push(value, 0, &mut out)?;
    Ok(out)
}

fn push(value: &Value, depth: usize, out: &mut String) -> Result<(), ProofError> {
    if depth > MAX_DEPTH {
        return Err(ProofError::Malformed("more than 128 levels of nesting"));
    }
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => push_number(number, out)?,
        Value::String(text) => push_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push(item, depth + 1, out)?;
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            // Section 3.2.3: by UTF-16 code units.
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_text(name, out);
                out.push(':');
                push(member, depth + 1, out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

/// Section 3.2.2.2: the shortest escapes, in lower case, and nothing else escaped.
fn push_text(text: &str, out: &mut String) {
    // serde_json writes exactly these escapes.
    out.push_str(&serde_json::to_string(text).expect("a text is JSON"));
}

/// Section 3.2.2.3: as ECMAScript writes the double nearest to it (ECMA-262, "Number::toString").
fn push_number(number: &Number, out: &mut String) -> Result<(), ProofError> {
    let value = number
        .as_f64()
        .filter(|value| value.is_finite())
        .ok_or(ProofError::Malformed("a number too large"))?;
    if value == 0.0 {
        out.push('0');
        return Ok(());
    }
    if value < 0.0 {
        out.push('-');
    }
    // The shortest digits that give the number back, and the power of ten of the first one.
    let scientific = format!("{:e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e').expect("the form of `{:e}`");
    let digits: String = mantissa.chars().filter(|letter| *letter != '.').collect();
    let exponent: i32 = exponent.parse().expect("the form of `{:e}`");
    let count = i32::try_from(digits.len()).expect("at most 17 digits");
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if (count - 1..21).contains(&exponent) {
        out.push_str(&digits);
        out.push_str(&zeros(exponent + 1 - count));
    } else if (0..count - 1).contains(&exponent) {
        let (whole, rest) = digits.split_at(usize::try_from(exponent + 1).expect("not negative"));
        write!(out, "{whole}.{rest}").expect("a String takes every text");
    } else if (-6..0).contains(&exponent) {
        write!(out, "0.{}{digits}", zeros(-exponent - 1)).expect("a String takes every text");
    } else {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let sign = if exponent > 0 { "+" } else { "" };
        write!(out, "{first}{point}{rest}e{sign}{exponent}").expect("a String takes every text");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards;

    /// RFC 8785, appendix B, by the bits of the double.
    #[test]
    fn numbers() {
        for (bits, expected) in [
            (0x0000_0000_0000_0000_u64, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        ] {
            let number = Number::from_f64(f64::from_bits(bits)).expect("finite");
            let mut out = String::new();
            push_number(&number, &mut out).unwrap();
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn published_cases() {
        let Some(folder) = standards::folder() else {
            return;
        };
        for (name, input) in standards::json_files(&folder, "vectors/jcs/input") {
            let expected = standards::text(&folder, &format!("vectors/jcs/output/{name}"));
            assert_eq!(canonical(&input).as_deref(), Ok(expected.trim_end()), "{name}");
        }
        let w3c = "vectors/vc-di-eddsa";
        for (input, expected) in [
            ("unsigned.json", "eddsa-jcs-2022/canonDocJCS.txt"),
            ("eddsa-jcs-2022/proofConfigJCS.json", "eddsa-jcs-2022/proofCanonJCS.txt"),
        ] {
            let input = standards::json(&folder, &format!("{w3c}/{input}"));
            let expected = standards::text(&folder, &format!("{w3c}/{expected}"));
            assert_eq!(canonical(&input).as_deref(), Ok(expected.trim_end()));
        }
    }
}
