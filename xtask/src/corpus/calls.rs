//! What the calls of a crate send and give: each JSON body is a target of round trips.

use serde::Deserialize;
use serde_json::{Value, json};

use super::roundtrip::{Direction, Form, Kind, Member, Target, What};
use super::surface::Names;

/// A call of the second IR, as far as its bodies go.
#[derive(Debug, Deserialize)]
pub(super) struct Call {
    verb: String,
    path: String,
    #[serde(default)]
    output: Value,
    #[serde(default)]
    result: Value,
    #[serde(default)]
    outcome: Option<Outcome>,
    #[serde(default)]
    forms: Vec<FurtherForm>,
    #[serde(default)]
    content: Option<Content>,
    #[serde(default)]
    arguments: Vec<Argument>,
    #[serde(default)]
    setters: Vec<Argument>,
    #[serde(default)]
    constants: Vec<Fixed>,
    #[serde(default)]
    rest: Option<Rest>,
    #[serde(default)]
    variants: Vec<Variant>,
}

/// What takes members that the document does not name.
#[derive(Debug, Deserialize)]
struct Rest {
    ty: Value,
}

#[derive(Debug, Deserialize)]
struct Outcome {
    variants: Vec<OutcomeVariant>,
}

#[derive(Debug, Deserialize)]
struct OutcomeVariant {
    name: String,
    ty: Option<Value>,
}

#[derive(Debug, Deserialize)]
struct FurtherForm {
    media_type: String,
    output: Value,
    result: Value,
}

#[derive(Debug, Deserialize)]
struct Content {
    form: String,
    #[serde(default)]
    media_type: Option<String>,
}

/// An argument or a setter of a call.
#[derive(Debug, Deserialize)]
pub(crate) struct Argument {
    pub(crate) name: Name,
    /// How it is taken, and its type: `{"Into": …}`.
    ty: Value,
    pub(crate) destination: Value,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Name {
    pub(crate) wire: String,
}

#[derive(Debug, Deserialize)]
struct Fixed {
    wire: String,
    destination: Value,
}

#[derive(Debug, Deserialize)]
struct Variant {
    media_type: String,
    #[serde(default)]
    content: Option<Content>,
    arguments: Vec<Argument>,
}

impl Call {
    /// As the survey writes it.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.verb, self.path)
    }

    /// Adds the bodies and answers that are JSON, and notes the others.
    pub(super) fn targets(&self, names: &mut Names) {
        self.body(names);
        for variant in &self.variants {
            self.further_body(variant, names);
        }
        self.answer(&self.result, &self.output, None, None, names);
        for form in &self.forms {
            self.answer(
                &form.result,
                &form.output,
                None,
                Some(&form.media_type),
                names,
            );
        }
    }

    fn body(&self, names: &mut Names) {
        let form = self
            .content
            .as_ref()
            .map_or("Json", |content| &content.form);
        let media_type = self
            .content
            .as_ref()
            .and_then(|content| content.media_type.clone());
        let is_json = matches!(form, "Json" | "Lines" | "Sequence");
        let arguments = || self.arguments.iter().chain(&self.setters);
        let is_part =
            |destination: &Value| matches!(destination.as_str(), Some("Field" | "File" | "Files"));
        let is_spread = arguments().any(|argument| is_part(&argument.destination))
            || self
                .constants
                .iter()
                .any(|fixed| is_part(&fixed.destination))
            || self.rest.is_some();
        let whole = arguments().find(|argument| argument.destination == "Body");
        let other = arguments().find_map(|argument| {
            let (word, _) = argument.destination.as_object()?.iter().next()?;
            matches!(word.as_str(), "Text" | "Upload").then(|| word.to_lowercase())
        });
        let mut add = |shape: Form| {
            let mut target = Target::new(What::Body(self.line()), Direction::Sent, shape);
            target.media_type.clone_from(&media_type);
            target.kind = kind_of(form);
            names.targets.push(target);
        };
        match whole {
            Some(argument) if is_json => add(Form::Value(argument.ty())),
            None if is_spread && is_json => add(self.spread()),
            None if !is_spread => names
                .others
                .extend(other.map(|what| format!("body: {what}"))),
            _ => names.others.push(format!("body: {}", form.to_lowercase())),
        }
    }

    /// The members that are arguments.
    fn spread(&self) -> Form {
        let arguments = self.arguments.iter().chain(&self.setters);
        let members = arguments.filter(|argument| argument.destination == "Field");
        let fixed = self
            .constants
            .iter()
            .filter(|fixed| fixed.destination == "Field");
        Form::Spread {
            members: members
                .map(|argument| Member {
                    name: argument.name.wire.clone(),
                    ty: argument.ty(),
                })
                .collect(),
            fixed: fixed.map(|fixed| fixed.wire.clone()).collect(),
            rest: self.rest.as_ref().map(|rest| rest.ty.clone()),
        }
    }

    /// A body of another media type, which a method of its own sends.
    fn further_body(&self, variant: &Variant, names: &mut Names) {
        let form = variant.content.as_ref().map(|content| &*content.form);
        let whole = variant
            .arguments
            .iter()
            .find(|argument| argument.destination == "Body");
        match (whole, form.unwrap_or("Json")) {
            (Some(argument), form @ ("Json" | "Lines" | "Sequence")) => {
                let shape = Form::Value(argument.ty());
                let mut target = Target::new(What::Body(self.line()), Direction::Sent, shape);
                target.media_type = Some(variant.media_type.clone());
                target.kind = kind_of(form);
                names.targets.push(target);
            }
            _ => names
                .others
                .push(format!("further body: {}", variant.media_type)),
        }
    }

    /// What a line of the result reads: JSON, the items of a stream, or something else.
    fn answer(
        &self,
        line: &Value,
        ty: &Value,
        status: Option<String>,
        media_type: Option<&str>,
        names: &mut Names,
    ) {
        let mut add = |ty: &Value, member: Option<&str>, kind: Kind| {
            let form = Form::Value(ty.clone());
            let mut target = Target::new(What::Response(self.line()), Direction::Received, form);
            target.member = member.map(str::to_owned);
            target.status.clone_from(&status);
            target.media_type = media_type.map(str::to_owned);
            target.kind = kind;
            names.targets.push(target);
        };
        let item = ty.pointer("/Over/1").unwrap_or(ty);
        match line.as_str() {
            Some("None") => return,
            Some("Json") => return add(ty, None, Kind::Json),
            Some("Events") => return add(item, None, Kind::Events),
            Some("Lines") => return add(item, None, Kind::Lines),
            Some(word) => {
                return names
                    .others
                    .push(format!("answer: {}", word.to_lowercase()));
            }
            None => {}
        }
        if let Some(member) = line.get("Member").and_then(Value::as_str) {
            return add(ty, Some(member), Kind::Json);
        }
        if let Some(inner) = line.pointer("/Optional/0") {
            return self.answer(inner, ty, status, media_type, names);
        }
        let by_status = line.get("ByStatus").and_then(Value::as_array);
        for one in by_status.into_iter().flatten() {
            self.answer_of_status(one, names);
        }
    }

    /// A pattern (none: every other status), a variant, and what that holds.
    fn answer_of_status(&self, one: &Value, names: &mut Names) {
        let (pattern, name, line) = (&one["pattern"], &one["variant"], &one["content"]);
        let is_undeclared = pattern.is_null() && line == "Raw";
        if line.is_null() || is_undeclared {
            return;
        }
        let exact = pattern.get("Exact").map(Value::to_string);
        let range = pattern.pointer("/Range/0").and_then(Value::as_u64);
        let status = exact.or(range.map(|first| format!("{}XX", first / 100)));
        let variants = self.outcome.iter().flat_map(|outcome| &outcome.variants);
        let mut variants = variants.filter(|variant| *name == variant.name);
        match variants.next().and_then(|variant| variant.ty.as_ref()) {
            Some(ty) => {
                let status = status.unwrap_or_else(|| "default".to_owned());
                self.answer(line, ty, Some(status), None, names);
            }
            None => names.others.push("answer: of no type".to_owned()),
        }
    }
}

fn kind_of(form: &str) -> Kind {
    match form {
        "Lines" | "Sequence" => Kind::Lines,
        _ => Kind::Json,
    }
}

impl Argument {
    /// The type of the value; a list is given by its items.
    pub(crate) fn ty(&self) -> Value {
        match self.ty.as_object().and_then(|ty| ty.iter().next()) {
            Some((word, item)) if word == "List" => json!({ "Vec": item }),
            Some((_, ty)) => ty.clone(),
            None => Value::Null,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(call: Value) -> Names {
        let call: Call = serde_json::from_value(call).unwrap();
        let mut names = Names::default();
        call.targets(&mut names);
        names
    }

    #[test]
    fn every_status_and_every_stream_is_a_target() {
        let names = names(json!({
            "verb": "GET", "path": "/pets", "output": {"Local": "Outcome"},
            "result": {"ByStatus": [
                {"pattern": {"Exact": 200}, "variant": "Ok", "content": {"Member": "pet"}},
                {"pattern": {"Range": [200, 299]}, "variant": "Success", "content": "Json"},
                {"pattern": {"Exact": 204}, "variant": "NoContent", "content": null},
                {"pattern": null, "variant": "Other", "content": "Raw"},
            ]},
            "outcome": {"variants": [
                {"name": "Ok", "ty": {"Item": "Pet"}}, {"name": "Success", "ty": {"Boxed": {"Item": "Job"}}},
                {"name": "NoContent", "ty": null}, {"name": "Other", "ty": {"Runtime": "Bytes"}},
            ]},
            "forms": [
                {"media_type": "text/event-stream", "output": {"Over": ["EventStream", {"Item": "Event"}]}, "result": "Events"},
                {"media_type": "text/csv", "output": {"Prelude": "String"}, "result": "Text"},
            ],
        }));
        let shown: Vec<String> = names.targets.iter().map(Target::text).collect();
        let expected = [
            "response 200 of GET /pets",
            "response 2XX of GET /pets",
            "response of GET /pets as text/event-stream",
        ];
        assert_eq!(shown, expected);
        assert_eq!(names.targets[0].member.as_deref(), Some("pet"));
        let Form::Value(item) = &names.targets[2].form else {
            panic!("a stream is a value")
        };
        assert_eq!(item, &json!({"Item": "Event"}));
        assert_eq!(names.others, ["answer: text"]);
    }

    #[test]
    fn bodies_are_values_or_their_members() {
        let body = |sent: Value, content: Value| {
            json!({
                "verb": "PUT", "path": "/", "result": "None", "content": content,
                "arguments": [{"name": {"wire": "a"}, "ty": {"List": {"Item": "Pet"}}, "destination": sent}],
                "constants": [{"wire": "b", "destination": "Field"}],
            })
        };
        let whole = names(body(json!("Body"), Value::Null));
        let Form::Value(ty) = &whole.targets[0].form else {
            panic!("the body is a value")
        };
        assert_eq!(ty, &json!({"Vec": {"Item": "Pet"}}));
        let spread = names(body(json!("Field"), json!({"form": "Json"})));
        let Form::Spread { members, fixed, .. } = &spread.targets[0].form else {
            panic!("the body is spread")
        };
        assert_eq!((members[0].name.as_str(), fixed[0].as_str()), ("a", "b"));
        let form = names(body(json!("Field"), json!({"form": "Form"})));
        assert!(form.targets.is_empty());
        assert_eq!(form.others, ["body: form"]);
    }
}
