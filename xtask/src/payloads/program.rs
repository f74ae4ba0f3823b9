//! A program that links the crate, makes the recorded calls, and says what it read.

use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;
use toml::{Table, Value};

use super::calls::Surface;
use crate::Result;
use crate::corpus::{is_raw, manifest};

/// The package, and the program in the target folder.
pub(super) const NAME: &str = "payloads-reader";

/// Writes the package.
pub(super) fn write(folder: &Path, sdk: &Path, surface: &Surface) -> Result {
    let mut manifest: Table = manifest(NAME, sdk)?.parse()?;
    if let Some(Value::Table(dependencies)) = manifest.get_mut("dependencies") {
        dependencies.insert("http".to_owned(), Value::from("1"));
    }
    // The compiler is what takes time: nobody looks into this program.
    let profile: Table = "dev.debug = 0".parse()?;
    manifest.insert("profile".to_owned(), Value::Table(profile));
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), toml::to_string(&manifest)?)?;
    let functions = surface.functions()?;
    let (client, report, is_raw) = (client(), report(), is_raw());
    let source = quote! {
        #![allow(deprecated)]
        #client
        #report
        #is_raw
        static CALLS: &[fn(&Client, &Json) -> String] = &[#(#functions),*];
    };
    Ok(fs::write(folder.join("src/main.rs"), source.to_string())?)
}

/// The way there: a transport that replays, and arguments from what was recorded.
fn client() -> TokenStream {
    quote! {
        use sdk::runtime::json::{Decode, Decoder};
        use sdk::runtime::{ErrorKind, Json, Redirects, Reply, Request, Response};
        use sdk::runtime::{Transport, TransportFuture};
        use sdk::webhooks::Webhook;
        use sdk::{Client, Error};
        use std::fmt::Debug;
        use std::io::{BufRead, Write};
        use std::task::{Context, Poll, Waker};

        struct Replay(Json);

        impl Transport for Replay {
            fn send(&self, _: Request) -> TransportFuture {
                let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
                let status = self.0.get("status").and_then(Json::as_u64).unwrap() as u16;
                let status = http::StatusCode::from_u16(status).unwrap();
                let mut reply = Reply::new(status, text(self.0.get("text").unwrap()));
                for header in self.0.get("headers").and_then(Json::as_array).unwrap() {
                    let [name, value] = header.as_array().unwrap() else { unreachable!() };
                    let name: http::HeaderName = text(name).parse().unwrap();
                    reply.headers.append(name, text(value).parse().unwrap());
                }
                Box::pin(std::future::ready(Ok(reply)))
            }
        }

        // All is there already: nothing has to be waited for.
        fn wait<F: IntoFuture>(future: F) -> F::Output {
            let mut future = std::pin::pin!(future.into_future());
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..1000 {
                if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                    return output;
                }
            }
            panic!("the call waits for something")
        }

        // An argument as it was recorded, or any value of its type: the answer is looked at.
        fn argument<T: Decode>(line: &Json, place: &str, name: &str) -> T {
            let recorded = line.get(place).and_then(|place| place.get(name));
            let recorded = recorded.filter(|value| value.as_str() != Some(""));
            let others = ["\"x\"", "1", "true", "{}", "[]"].map(|text| text.parse::<Json>().unwrap());
            let values = recorded.into_iter().chain(&others);
            values.filter_map(|value| value.decode().ok()).next().unwrap()
        }
    }
}

/// The way back: a line for each payload.
fn report() -> TokenStream {
    quote! {
        fn finish<T: Debug>(line: &Json, result: Result<Response<T>, Error>) -> String {
            let status = line.get("status").and_then(Json::as_u64);
            match result {
                Ok(response) => read(&response.value, response.gaps.len() + response.gaps.rest()),
                Err(error) => match error.kind() {
                    ErrorKind::Api(refusal)
                        if status == Some(refusal.status().as_u16().into()) && refusal.message().is_some() =>
                    {
                        "read\t0".to_owned()
                    }
                    _ => format!("refused\t{error}"),
                },
            }
        }

        fn read(value: &impl Debug, gaps: usize) -> String {
            let word = if is_raw(&format!("{value:?}")) { "raw" } else { "read" };
            format!("{word}\t{gaps}")
        }

        fn event(line: &Json, names: &[Json]) -> String {
            let text = line.get("text").and_then(Json::as_str).unwrap();
            for name in names {
                let name = name.as_str().unwrap();
                match Webhook::decode_with(Decoder::new(), name, text.as_bytes()) {
                    Err(error) => return format!("refused\t{error}"),
                    Ok(decoded) if decoded.value.name().is_some() => {
                        return read(&decoded.value, decoded.gaps.len() + decoded.gaps.rest());
                    }
                    Ok(_) => {}
                }
            }
            "unknown\t".to_owned()
        }

        fn verdict(line: &Json) -> String {
            if let Some(names) = line.get("names").and_then(Json::as_array) {
                return event(line, names);
            }
            let Some(number) = line.get("operation").and_then(Json::as_u64) else {
                return "unknown\t".to_owned();
            };
            let client = Client::builder().redirects(Redirects::None).transport(Replay(line.clone()));
            CALLS[number as usize](&client.build().unwrap(), line)
        }

        fn main() {
            let paths: Vec<_> = std::env::args_os().skip(1).collect();
            let lines = std::io::BufReader::new(std::fs::File::open(&paths[0]).unwrap()).lines();
            let mut out = std::fs::File::create(&paths[1]).unwrap();
            for line in lines {
                let verdict = verdict(&line.unwrap().parse().unwrap());
                writeln!(out, "{}", verdict.replace('\n', " ")).unwrap();
            }
        }
    }
}
