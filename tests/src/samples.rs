//! The samples of `spec/seam.yaml`, read from where they stand, so that no test keeps a copy.

use crate::Result;
use serde_json::Value;

const SPEC: &str = include_str!("../../spec/seam.yaml");

/// A request and the answer to it, as the documentation of an operation shows them.
#[derive(Clone, Debug)]
pub struct Sample {
    /// `operationId` of the operation that the sample belongs to.
    pub operation: String,
    /// `POST`
    pub method: String,
    /// `/client_sessions/create`
    pub path: String,
    /// Headers as written, `("Authorization", "Bearer $SEAM_API_KEY")`.
    pub headers: Vec<(String, String)>,
    /// JSON body of the request.
    pub body: Value,
    /// JSON body of the answer.
    pub response: Value,
}

/// The cURL samples (`x-codeSamples`) of all operations, in the order of the document.
///
/// # Errors
///
/// When the document or a sample is not written as this module expects.
pub fn seam_samples() -> Result<Vec<Sample>> {
    let spec = seam_document()?;
    let paths = spec["paths"]
        .as_object()
        .ok_or("spec/seam.yaml has no paths")?;
    let operations = paths.values().filter_map(Value::as_object).flatten();
    let mut samples = Vec::new();
    for (_, operation) in operations {
        let id = operation["operationId"]
            .as_str()
            .ok_or("an operation has no operationId")?;
        for sample in operation["x-codeSamples"].as_array().into_iter().flatten() {
            if sample["label"] == "cURL" {
                let source = sample["source"].as_str().ok_or("a sample has no source")?;
                let sample = read_curl(id, source).ok_or_else(|| unreadable(id, source))??;
                samples.push(sample);
            }
        }
    }
    Ok(samples)
}

/// The sample of one operation, by its `operationId`.
///
/// # Errors
///
/// As [`seam_samples`], and when the operation has no sample.
pub fn seam_sample(operation: &str) -> Result<Sample> {
    let mut samples = seam_samples()?.into_iter();
    samples
        .find(|sample| sample.operation == operation)
        .ok_or_else(|| format!("{operation} has no cURL sample in spec/seam.yaml").into())
}

/// The `example` of a component schema.
///
/// # Errors
///
/// When the document is not YAML, or the schema has no example.
pub fn seam_example(schema: &str) -> Result<Value> {
    let example = &seam_document()?["components"]["schemas"][schema]["example"];
    if example.is_null() {
        return Err(format!("{schema} has no example in spec/seam.yaml").into());
    }
    Ok(example.clone())
}

/// The document itself.
///
/// # Errors
///
/// When it is not YAML, or has something in it that JSON cannot say.
pub fn seam_document() -> Result<Value> {
    Ok(serde_yaml::from_str(SPEC)?)
}

/// Reads
///
/// ```text
/// curl --include --request POST "https://host/path" \
///   --header "Name: value" \
///   --json @- <<EOF
/// {…}
/// EOF
///
/// # Response:
/// # {…}
/// ```
///
/// None when it is not of that shape, an error when one of the two bodies is not JSON.
fn read_curl(operation: &str, source: &str) -> Option<Result<Sample>> {
    let (request, response) = source.split_once("\n\n# Response:\n")?;
    let (command, body) = request
        .strip_suffix("\nEOF")?
        .split_once("--json @- <<EOF\n")?;
    let (_, rest) = command.split_once("--request ")?;
    let (method, rest) = rest.split_once(" \"https://")?;
    let (url, options) = rest.split_once('"')?;
    let path = &url[url.find('/')?..];
    let headers = options
        .split("--header \"")
        .skip(1)
        .map(|header| header.split_once('"')?.0.split_once(": "))
        .map(|header| header.map(|(name, value)| (name.to_owned(), value.to_owned())))
        .collect::<Option<_>>()?;
    let response: String = response
        .lines()
        .map(|line| line.strip_prefix('#'))
        .collect::<Option<_>>()?;

    let bodies = serde_json::from_str(body)
        .and_then(|body| Ok((body, serde_json::from_str(&response)?)))
        .map_err(Into::into);
    Some(bodies.map(|(body, response)| Sample {
        operation: operation.to_owned(),
        method: method.to_owned(),
        path: path.to_owned(),
        headers,
        body,
        response,
    }))
}

fn unreadable(operation: &str, source: &str) -> String {
    format!("the cURL sample of {operation} is not of the shape that the tests read:\n{source}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_read() -> Result {
        let samples = seam_samples()?;
        let read: Vec<_> = samples
            .iter()
            .map(|sample| (&*sample.method, &*sample.path))
            .collect();
        assert_eq!(
            read,
            [
                ("POST", "/client_sessions/create"),
                ("POST", "/client_sessions/get"),
                ("POST", "/client_sessions/grant_access"),
            ]
        );
        for sample in &samples {
            let authorization = (
                "Authorization".to_owned(),
                "Bearer $SEAM_API_KEY".to_owned(),
            );
            assert_eq!(sample.headers, [authorization]);
        }
        Ok(())
    }

    #[test]
    fn a_sample_has_both_bodies() -> Result {
        let sample = seam_sample("clientSessionsGetPost")?;
        let id = "c2cbd177-1ace-414b-bb1e-9f129e4a05c1";
        assert_eq!(sample.body, serde_json::json!({ "client_session_id": id }));
        let session = &sample.response["client_session"];
        assert_eq!(session["client_session_id"], id);
        assert_eq!(session["device_count"], 1);

        // What the samples are known to get wrong, and the SDK therefore has to take.
        assert!(session.get("user_identity_ids").is_none());
        assert!(session.get("customer_id").is_some());
        Ok(())
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(seam_sample("clientSessionsRevokePost").is_err());
        assert!(seam_example("event").is_err());
        assert!(seam_example("client_session").is_ok());
        assert!(read_curl("x", "curl https://example.com").is_none());
    }
}
