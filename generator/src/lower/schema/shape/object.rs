//! Objects: records and maps.

use crate::api::{Origin, Record, Shape, Step, Type, TypeRef};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::{Merged, Part};

impl<'d> Schemas<'d, '_> {
    /// An object: a record where members are known, else a map.
    pub(in crate::lower) fn lower_object(&mut self, merged: &Merged<'d>, origin: &Origin) -> Type {
        let rest = self.lower_rest(merged, origin);
        if merged.properties.is_empty() && merged.conditional.is_empty() {
            let values = rest.unwrap_or(TypeRef { ty: Type::Any, nullable: false });
            return Type::Map(Box::new(values));
        }
        let record = Record { fields: self.lower_fields(merged, origin), rest: rest.map(Box::new) };
        self.item(merged, origin, Shape::Record(record))
    }

    /// The type of members that `properties` does not name; `None` where the schema is silent or
    /// closed.
    ///
    /// Members by pattern are such members too: the key of one is data. Where several schemas bear
    /// on them and become different types, they are any JSON.
    pub(in crate::lower) fn lower_rest(
        &mut self,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Option<TypeRef> {
        let any = TypeRef { ty: Type::Any, nullable: false };
        let mut schemas: Vec<Vec<Part<'d>>> =
            patterns(merged).map(|node| vec![Part::new(node)]).collect();
        match merged.additional.first().map(|node| &node.value) {
            Some(Value::Bool(true)) => return Some(any),
            Some(Value::Bool(false)) | None => {}
            Some(_) => schemas.push(merged.additional.iter().map(|node| Part::new(node)).collect()),
        }
        let mut types: Vec<TypeRef> = schemas
            .iter()
            .map(|parts| self.lower_schema(parts, &origin.then(Step::Value)))
            .collect();
        types.dedup();
        match types.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            _ => Some(any),
        }
    }
}

/// The schemas of `patternProperties`; some documents of 3.0 have them by extension.
pub(in crate::lower) fn patterns<'d>(merged: &Merged<'d>) -> impl Iterator<Item = &'d Node<'d>> {
    let keys = ["patternProperties", "x-patternProperties"];
    let nodes = merged.parts.iter().flat_map(move |part| keys.map(|key| part.node.get(key)));
    nodes.flatten().flat_map(|node| node.members()).map(|member| &member.node)
}
