//! Bytes to `Document`.

mod node;

pub use node::{Member, Node, Pos, Value};

#[allow(missing_docs, clippy::all)]
pub mod stub {
    use super::*;
    use std::borrow::Cow;
    pub struct Document<'a> { pub root: Node<'a> }
    impl<'a> Document<'a> {
        pub fn resolve(&self, r: &str) -> Option<&Node<'a>> {
            let mut n = &self.root;
            for seg in r.strip_prefix("#/")?.split('/') { let s = seg.replace("~1","/").replace("~0","~"); n = n.get(&s)?; }
            Some(n)
        }
        pub fn nearest(&self, _: &str) -> Option<(String, Pos)> { None }
    }
    pub fn node(v: serde_json::Value, at: &mut u32) -> Node<'static> {
        *at += 1; let p = Pos(*at);
        let value = match v {
            serde_json::Value::Null => Value::Null, serde_json::Value::Bool(b) => Value::Bool(b),
            serde_json::Value::Number(n) => Value::Number(Cow::Owned(n.to_string())),
            serde_json::Value::String(s) => Value::String(Cow::Owned(s)),
            serde_json::Value::Array(a) => Value::Array(a.into_iter().map(|v| node(v, at)).collect()),
            serde_json::Value::Object(o) => Value::Object(o.into_iter().map(|(k, v)| Member { key: Cow::Owned(k), key_at: p, node: node(v, at) }).collect()),
        };
        Node { at: p, value }
    }
}
pub use stub::Document;
