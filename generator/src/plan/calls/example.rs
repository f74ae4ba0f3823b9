//! Examples of calls, made from the call's own structure: no prose of the document becomes code.

use crate::plan::naming::cases::value_name;
use crate::sdk::{ArgumentItem, ArgumentType, CallItem, Destination, Example, RustType, Sample};

/// An example: a required argument is a plain value where it can be one, else a variable.
pub(in crate::plan) fn plan_example(call: &CallItem, accessors: &[String]) -> Example {
    let given = |item: &ArgumentItem| sample(item).unwrap_or_else(|| variable(item));
    let arguments: Vec<Sample> = call.arguments.iter().map(given).collect();
    let setter = call
        .setters
        .iter()
        .filter(|setter| arguments.is_empty() && setter.deprecated.is_none())
        .find_map(shown_setter);
    let (accessors, method) = (accessors.to_vec(), call.method.clone());
    Example { accessors, method, arguments, setter, result: result_name(&call.output) }
}

/// A variable that is called as the argument is.
fn variable(argument: &ArgumentItem) -> Sample {
    let ty = match &argument.ty {
        ArgumentType::Plain(ty) | ArgumentType::Into(ty) => ty.clone(),
        ArgumentType::List(item) => RustType::Vec(Box::new(item.clone())),
    };
    Sample::Variable(argument.name.beside(&["client"]), ty)
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
