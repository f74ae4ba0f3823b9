//! Values of any depth as pairs with brackets in their names: `a[b][c]=1`.

use crate::runtime::json::Json;

/// Calls `write` with the name and the text of each scalar inside a value, in its order.
///
/// OpenAPI defines this for an object of scalars only. The rest is what most servers read: an array
/// of scalars as `name[]=1&name[]=2` (PHP, Rails, `qs`, ASP.NET), and one that holds objects or
/// arrays with positions, `name[0][key]=1`, since without them it is undefined where one element
/// ends. Nulls are left out, and so is what is empty.
pub(super) fn each_bracketed_pair(name: &str, value: &Json, write: &mut dyn FnMut(&str, &str)) {
    match value {
        Json::Null => {}
        Json::String(text) => write(name, text),
        Json::Object(members) => {
            for (key, member) in members.iter() {
                each_bracketed_pair(&format!("{name}[{key}]"), member, write);
            }
        }
        Json::Array(elements) => {
            let is_flat = !elements
                .iter()
                .any(|element| matches!(element, Json::Array(_) | Json::Object(_)));
            for (index, element) in elements.iter().enumerate() {
                let name = match is_flat {
                    true => format!("{name}[]"),
                    false => format!("{name}[{index}]"),
                };
                each_bracketed_pair(&name, element, write);
            }
        }
        scalar => write(name, &scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(json: &str) -> String {
        let mut out = Vec::new();
        let value = json.parse().unwrap_or(Json::Null);
        each_bracketed_pair("a", &value, &mut |name, text| {
            out.push(format!("{name}={text}"));
        });
        out.join("&")
    }

    #[test]
    fn brackets_say_how_deep_a_value_is() {
        for (json, expected) in [
            (r#""x""#, "a=x"),
            ("1.5", "a=1.5"),
            (r#"{"b":1,"c":true}"#, "a[b]=1&a[c]=true"),
            (r#"{"b":{"c":{"d":"x"}}}"#, "a[b][c][d]=x"),
            (r#"["x",1,null]"#, "a[]=x&a[]=1"),
            (r#"{"b":[1,2]}"#, "a[b][]=1&a[b][]=2"),
            (
                r#"{"b":[{"c":1},{"c":2,"d":[3]}]}"#,
                "a[b][0][c]=1&a[b][1][c]=2&a[b][1][d][]=3",
            ),
            ("[[1],[2]]", "a[0][]=1&a[1][]=2"),
            (r#"{"b":null,"c":{},"d":[]}"#, ""),
            ("null", ""),
        ] {
            assert_eq!(pairs(json), expected, "{json}");
        }
    }
}
