//! A program that links a generated crate, and decodes and encodes what it is given.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;
use toml::Table;

use super::raw::is_raw;
use super::{Form, Member, Target};
use crate::Result;
use crate::corpus::building::settings;
use crate::corpus::generation::Job;
use crate::process::{Limits, limited, observe};
use crate::whole::{cargo, share_lock};

/// Writes and builds the program; the inner error is what the compiler had against it.
pub(super) fn build(
    job: &Job<'_>,
    targets: &[Target],
    target_folder: &Path,
) -> Result<std::result::Result<PathBuf, String>> {
    let folder = job.out.join("harness").join(&job.document.slug);
    fs::create_dir_all(folder.join("src"))?;
    let name = format!("roundtrip-{}", job.document.slug);
    fs::write(
        folder.join("Cargo.toml"),
        manifest(&name, &job.crate_folder())?,
    )?;
    fs::write(folder.join("src/main.rs"), source(targets).to_string())?;
    share_lock(&folder)?;
    let (out, err) = (job.log("harness.json"), job.log("harness.stderr"));
    let mut command = cargo();
    command
        .args(["build", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"));
    settings(&mut command, target_folder);
    let done = observe(
        &mut limited(
            &command,
            Limits {
                cpu: 3600,
                memory: None,
            },
        ),
        &out,
        &err,
    )?;
    if done.status.success() {
        return Ok(Ok(target_folder.join("debug").join(name)));
    }
    let said = fs::read_to_string(&err)?;
    let line = said
        .lines()
        .find(|line| line.starts_with("error"))
        .unwrap_or("error");
    Ok(Err(format!("the harness does not compile: {line}")))
}

/// A package of its own that has the crate with all its features, without a transport.
pub(crate) fn manifest(name: &str, sdk: &Path) -> Result<String> {
    let theirs: Table = fs::read_to_string(sdk.join("Cargo.toml"))?.parse()?;
    let default = theirs
        .get("features")
        .and_then(|features| features.get("default"));
    let features: Vec<&str> = default
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .filter(|feature| *feature != "reqwest")
        .collect();
    let package = theirs
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(toml::Value::as_str);
    let manifest = serde_json::json!({
        "package": {"name": name, "version": "0.0.0", "edition": "2024"},
        "dependencies": {"sdk": {
            "package": package, "path": sdk, "default-features": false, "features": features,
        }},
        "workspace": {},
    });
    Ok(toml::to_string(&manifest)?)
}

/// For each target a function: the types are compiled once, however often they are targets.
fn source(targets: &[Target]) -> TokenStream {
    let mut kinds: BTreeMap<String, (usize, TokenStream)> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(targets.len());
    for target in targets {
        let Some(trip) = trip(target) else {
            numbers.push(quote!(None));
            continue;
        };
        let next = kinds.len();
        let (number, _) = kinds
            .entry(trip.to_string())
            .or_insert_with(|| (next, trip));
        numbers.push(quote!(Some(#number)));
    }
    let mut trips: Vec<(usize, TokenStream)> = kinds.into_values().collect();
    trips.sort_by_key(|(number, _)| *number);
    let trips = trips.into_iter().map(|(_, trip)| trip);
    let program = program();
    quote! {
        #program
        static TRIPS: &[fn(&str) -> Result<String, String>] = &[#(#trips),*];
        static TARGETS: &[Option<usize>] = &[#(#numbers),*];
    }
}

/// The function of a target; `None` where a type of it has no values in JSON.
fn trip(target: &Target) -> Option<TokenStream> {
    match &target.form {
        Form::Value(ty) => {
            let ty = rust_type(ty)?;
            let decoder = match &target.member {
                Some(member) => quote!(Decoder::new().strict().member(#member)),
                None => quote!(Decoder::new().strict()),
            };
            Some(quote!(|text| trip::<#ty>(#decoder, text)))
        }
        Form::Spread {
            members,
            fixed,
            rest,
        } => {
            let mut arms = Vec::with_capacity(members.len());
            for Member { name, ty } in members {
                let ty = rust_type(ty)?;
                arms.push(quote!(#name => trip::<#ty>(decoder, text)));
            }
            let rest = match rest {
                Some(ty) => {
                    let ty = rust_type(ty)?;
                    quote!(trip::<#ty>(decoder, text))
                }
                None => quote!(Err(format!("{name}: no argument is for it"))),
            };
            // What the call writes of itself is not asked for.
            let fixed =
                (!fixed.is_empty()).then(|| quote!(#(#fixed)|* => Ok(format!("ok\t{text}")),));
            Some(
                quote!(|text| members(text, |name, decoder, text| match name {
                    #fixed
                    #(#arms,)*
                    _ => #rest,
                })),
            )
        }
    }
}

/// The fixed part: a line in, a line out.
fn program() -> TokenStream {
    let is_raw = is_raw();
    quote! {
        use sdk::runtime::json::{Decode, Decoder, Encode, Json, to_string};
        use std::collections::BTreeMap;
        use std::fmt::Debug;
        use std::io::{BufRead, Write};

        fn trip<T: Decode + Encode + Debug>(decoder: Decoder, text: &str) -> Result<String, String> {
            let decoded = decoder.decode::<T>(text.as_bytes()).map_err(|error| error.to_string())?;
            let word = if is_raw(&format!("{:?}", decoded.value)) { "raw" } else { "ok" };
            Ok(format!("{word}\t{}", to_string(&decoded.value)))
        }

        // Each member of an object by itself: the object has no type.
        fn members(
            text: &str,
            one: impl Fn(&str, Decoder, &str) -> Result<String, String>,
        ) -> Result<String, String> {
            let decoded = Decoder::new().strict().decode::<BTreeMap<String, Json>>(text.as_bytes());
            let (mut is_any_raw, mut parts) = (false, Vec::new());
            for (name, value) in decoded.map_err(|error| error.to_string())?.value {
                let answer = one(&name, Decoder::new().strict(), &to_string(&value)).map_err(|error| format!("{name}: {error}"))?;
                let (its, back) = answer.split_once('\t').unwrap_or_default();
                is_any_raw |= its == "raw";
                parts.push(format!("{}:{back}", to_string(&name)));
            }
            let word = if is_any_raw { "raw" } else { "ok" };
            Ok(format!("{word}\t{{{}}}", parts.join(",")))
        }

        #is_raw

        fn main() {
            let paths: Vec<_> = std::env::args_os().skip(1).collect();
            let lines = std::io::BufReader::new(std::fs::File::open(&paths[0]).unwrap()).lines();
            let mut out = std::fs::File::create(&paths[1]).unwrap();
            for line in lines {
                let line = line.unwrap();
                let mut parts = line.splitn(3, '\t');
                let target: usize = parts.next().unwrap().parse().unwrap();
                let is_tried = matches!(parts.next(), Some("made" | "example"));
                let text = parts.next().unwrap_or_default();
                let trip = TARGETS[target].filter(|_| is_tried).map(|number| TRIPS[number]);
                let result = trip.map(|trip| trip(text));
                let answer = match result {
                    None => "-\t".to_owned(),
                    Some(Ok(answer)) => answer,
                    Some(Err(error)) => format!("error\t{}", error.replace(['\n', '\t'], " ")),
                };
                out.write_all(format!("{answer}\n").as_bytes()).unwrap();
            }
        }
    }
}

/// The type as Rust writes it; `None` for one that has no values in JSON.
pub(crate) fn rust_type(ty: &Value) -> Option<TokenStream> {
    let (kind, inner) = ty.as_object()?.iter().next()?;
    let name = || inner.as_str().map(identifier);
    Some(match kind.as_str() {
        "Prelude" => {
            let name = name()?;
            quote!(#name)
        }
        "Runtime" => {
            let name = name()?;
            quote!(sdk::runtime::#name)
        }
        // What stands in nothing but an unused list or map has no item.
        "Item" if inner == "" => return None,
        "Item" => {
            let name = name()?;
            quote!(sdk::types::#name)
        }
        "Tuple" => {
            let items = inner.as_array()?.iter().map(rust_type);
            let items = items.collect::<Option<Vec<_>>>()?;
            quote!((#(#items,)*))
        }
        kind => {
            let inner = rust_type(inner)?;
            match kind {
                "Vec" => quote!(Vec<#inner>),
                "Map" => quote!(std::collections::BTreeMap<String, #inner>),
                "Option" => quote!(Option<#inner>),
                "Nullable" => quote!(sdk::runtime::Nullable<#inner>),
                "Boxed" => quote!(Box<#inner>),
                _ => return None,
            }
        }
    })
}

/// A name as the second IR has it, which may be raw.
pub(crate) fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => format_ident!("r#{name}"),
        None => format_ident!("{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_that_the_crate_exports() {
        let ty = serde_json::json!({"Option": {"Map": {"Vec": {"Item": "Pet"}}}});
        let shown = rust_type(&ty).unwrap().to_string().replace(' ', "");
        assert_eq!(
            shown,
            "Option<std::collections::BTreeMap<String,Vec<sdk::types::Pet>>>"
        );
        assert!(rust_type(&Value::from("Unit")).is_none());
        assert!(rust_type(&serde_json::json!({"Stream": {"Item": "Pet"}})).is_none());
    }
}
