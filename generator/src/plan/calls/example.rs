//! Examples of calls, made from the call's own structure: no prose of the document becomes code.

use crate::plan::naming::cases::value_name;
use crate::sdk::{ArgumentItem, ArgumentType, CallItem, Destination, Example, RustType, Sample};

/// An example, where every required argument can be given by a plain value.
pub(in crate::plan) fn plan_example(call: &CallItem, accessors: &[String]) -> Option<Example> {
    let arguments = call.arguments.iter().map(sample).collect::<Option<Vec<_>>>()?;
    let setter = call
        .setters
        .iter()
        .filter(|setter| arguments.is_empty() && setter.deprecated.is_none())
        .find_map(shown_setter);
    let (accessors, method) = (accessors.to_vec(), call.method.clone());
    Some(Example { accessors, method, arguments, setter, result: result_name(&call.output) })
}

/// Text is what most people set first.
fn shown_setter(setter: &ArgumentItem) -> Option<(String, Sample)> {
    match sample(setter) {
        Some(sample @ Sample::Text(_)) => Some((setter.name.rust.clone(), sample)),
        _ => None,
    }
}

/// A variable named after what it holds.
fn result_name(output: &RustType) -> Option<String> {
    match output {
        RustType::Unit => None,
        RustType::Item(name) => Some(value_name(name)).filter(|name| name.len() < 24),
        RustType::Vec(item) => match result_name(item) {
            Some(name) if !name.ends_with('s') && name != "result" => {
                Some(value_name(&format!("{name}s")))
            }
            _ => None,
        },
        _ => None,
    }
    .or_else(|| (*output != RustType::Unit).then(|| "result".to_owned()))
}

/// A value for one argument: what a reader recognises as a placeholder.
fn sample(argument: &ArgumentItem) -> Option<Sample> {
    match &argument.ty {
        _ if argument.destination == Destination::MediaType => {
            Some(Sample::Text("application/octet-stream".to_owned()))
        }
        ArgumentType::Into(RustType::Runtime("Upload"))
            if matches!(argument.destination, Destination::Text(_)) =>
        {
            Some(Sample::Text(argument.name.wire.clone()))
        }
        ArgumentType::Into(RustType::Runtime("Upload" | "FilePart")) => {
            Some(Sample::Path(argument.name.wire.clone()))
        }
        ArgumentType::Into(RustType::Prelude("String") | RustType::Runtime("Secret")) => {
            Some(Sample::Text(argument.name.wire.clone()))
        }
        ArgumentType::List(RustType::Prelude("String")) => {
            Some(Sample::Texts(argument.name.wire.clone()))
        }
        ArgumentType::Plain(RustType::Prelude("bool")) => Some(Sample::Boolean),
        ArgumentType::Plain(RustType::Prelude("f32" | "f64")) => Some(Sample::Number),
        ArgumentType::Plain(RustType::Prelude(_)) => Some(Sample::Integer),
        _ => None,
    }
}
