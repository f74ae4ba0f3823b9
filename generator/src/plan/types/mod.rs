//! Records, enums and unions as Rust items: the type of each field, its default, boxes where a type
//! would be infinite, and which traits are possible.
//!
//! Knows nothing of calls. Names come from `naming`.

mod catch_all;
pub(super) mod constants;
pub(super) mod conversions;
pub(super) mod cycles;
pub(super) mod defaults;
pub(super) mod enum_;
mod hidden;
pub(super) mod initial;
pub(super) mod item_docs;
mod place;
pub(super) mod rust_type;
pub(super) mod sizes;
pub(super) mod validation;
pub(super) mod wire_docs;

use rustc_hash::FxHashSet;

use super::naming::cases::{extended, field_name, field_names, variant_names};
use super::naming::scope::{Named, Scope};
use super::{Planner, docs};
use crate::api::passes::tell_apart::kind_of;
use crate::api::{
    Api, Field, Kind, Record, Selector, Shape, Type, TypeDef, TypeId, Union, Untagged, Variant,
};
use crate::sdk::{
    CatchAll, CheckLine, DefaultItem, FieldItem, Item, MemberItem, Mode, Name, RecordItem,
    RustType, SelectorItem, UnionItem, VariantItem,
};
use crate::source::Pos;
use enum_::other_names;
use item_docs::{item_docs, named_docs, setter_docs};
use sizes::LARGEST_PAYLOAD;
use validation::checks;

/// What a record has functions for anyway: its members have setters.
const RECORD_FUNCTIONS: &[&str] = &["new"];

impl Planner<'_> {
    /// The item of a type.
    pub(super) fn plan_item(&mut self, id: TypeId) -> Item {
        let def = &self.api.types[id];
        match &def.shape {
            Shape::Record(record) => Item::Record(self.plan_record(id, def, record)),
            Shape::Enum(values) => Item::Enum(self.plan_enum(id, def, values)),
            Shape::Union(union) => Item::Union(self.plan_union(id, def, union)),
        }
    }

    fn plan_record(&mut self, id: TypeId, def: &TypeDef, record: &Record) -> RecordItem {
        let sent = self.types.usages[id.0].sent;
        let mut scope = Scope::without("fields of one record", RECORD_FUNCTIONS);
        let is_fixed: Vec<bool> =
            record.fields.iter().map(|field| self.needs_no_field(id, field, sent)).collect();
        for (field, _) in record.fields.iter().zip(&is_fixed).filter(|(_, is_fixed)| !**is_fixed) {
            scope.promise(&field_name(&field.name), Named::new(&field.name, def.at));
        }
        let mut members = Vec::with_capacity(record.fields.len());
        for (field, is_fixed) in record.fields.iter().zip(is_fixed) {
            members.push(match &field.constant {
                Some(constant) if is_fixed => {
                    MemberItem::Constant(field.name.clone(), constant.clone())
                }
                _ => {
                    let named = Named::new(&field.name, def.at);
                    let mut wanted = field_names(&field.name);
                    if RECORD_FUNCTIONS.contains(&wanted[0].as_str()) {
                        wanted.push(format!("{}_", wanted[0]));
                    }
                    let rust = scope.take(&wanted, named, self.diagnostics);
                    MemberItem::Field(self.plan_field(id, field, rust, sent))
                }
            });
        }
        if self.types.usages[id.0].received {
            self.plan_defaults(def.at, record, &mut members, &mut scope);
        }
        let rest = self.plan_catch_all(id, def, record, &mut scope);
        let named = Named::ours("the setter of other members", def.at);
        let member_setter = rest.as_ref().filter(|_| sent).and_then(CatchAll::declared);
        let member_setter = member_setter.map(|_| {
            scope.take(&["member", "with_member"].map(str::to_owned), named, self.diagnostics)
        });
        RecordItem {
            name: self.names.types[id.0].clone(),
            docs: item_docs(def, &self.names.types[id.0]),
            members,
            rest,
            member_setter,
            constructible: sent,
            headers: self.plan_headers(id),
        }
    }

    fn plan_field(&mut self, id: TypeId, field: &Field, rust: String, sent: bool) -> FieldItem {
        let (ty, mode) = self.field_type(id, field, sent);
        let constant = self.constant_field(field).filter(|_| mode == Mode::Required);
        let (mode, initial) = match constant {
            Some(constant) => (Mode::Fixed, Some(constant)),
            None => (mode, self.plan_initial(id, field, (&ty, mode))),
        };
        let set = match (&ty, mode) {
            (RustType::Option(inner), Mode::Optional | Mode::Any) => (**inner).clone(),
            _ => ty.clone(),
        };
        let checks =
            if self.config.validate { checks(&field.facts, &ty) } else { CheckLine::default() };
        FieldItem {
            docs: named_docs(field, &rust),
            name: Name { wire: field.name.clone(), rust },
            argument: self.argument_type(&set),
            is_hidden: self.is_hidden(&self.api.types[id].origin, field, &ty),
            initial,
            ty,
            mode,
            setter_docs: setter_docs(field),
            deprecated: field.deprecated.as_ref().map(docs::note),
            default: None,
            checks,
        }
    }

    /// The methods that read with a default come last: their names give way to those of the fields.
    fn plan_defaults(
        &mut self,
        at: Pos,
        record: &Record,
        members: &mut [MemberItem],
        scope: &mut Scope,
    ) {
        for (field, member) in record.fields.iter().zip(members) {
            if let MemberItem::Field(item) = member {
                item.default = self.plan_default(field, &item.ty, item.mode).map(|value| {
                    let wanted = ["or_default", "with_default"]
                        .map(|words| extended(&item.name.rust, words));
                    let named = Named::ours(&field.name, at);
                    DefaultItem { method: scope.take(&wanted, named, self.diagnostics), value }
                });
            }
        }
    }

    fn plan_union(&mut self, id: TypeId, def: &TypeDef, union: &Union) -> UnionItem {
        let mut scope = Scope::of("variants of one union");
        let mut without_tags = None;
        let mut variants = Vec::with_capacity(union.variants.len());
        let wanted = union.variants.iter().map(|variant| self.wanted_names(id, variant));
        let wanted: Vec<Vec<String>> = wanted.collect();
        for (variant, wanted) in union.variants.iter().zip(&wanted) {
            scope.promise(&wanted[0], Named::new(&variant.name, def.at));
        }
        for (variant, wanted) in union.variants.iter().zip(wanted) {
            let named = Named::new(&variant.name, def.at);
            let name = scope.take(&wanted, named, self.diagnostics);
            let ty = self.payload_type(id, variant);
            if union.untagged.variant() == Some(&variant.ty) {
                without_tags = Some(name.clone());
            }
            variants.push(VariantItem {
                name,
                ty,
                selector: self.plan_selector(variant),
                docs: self.variant_docs(variant),
            });
        }
        // Where all other events have a variant, none is unknown.
        let is_rest = |variant: &VariantItem| matches!(&variant.selector, SelectorItem::Event { names, .. } if names.is_empty());
        let other = match variants.iter().any(is_rest) {
            true => String::new(),
            false => {
                let named = Named::ours("all other values", def.at);
                scope.take(&other_names(), named, self.diagnostics)
            }
        };
        UnionItem {
            name: self.names.types[id.0].clone(),
            docs: item_docs(def, &self.names.types[id.0]),
            tags: union.tags.clone(),
            untagged: match (&union.untagged, without_tags) {
                (_, Some(name)) => Untagged::Variant(name),
                (Untagged::Any, None) => Untagged::Any,
                _ => Untagged::Unexpected,
            },
            variants,
            other,
            conversions: Vec::new(),
        }
    }

    /// The names that a variant may have, the best first.
    fn wanted_names(&self, union: TypeId, variant: &Variant) -> Vec<String> {
        let mut wanted = variant_names(&variant.name);
        // `Event::ClientSessionDeletedEvent` says `Event` twice.
        let short = wanted[0]
            .strip_suffix(&self.names.types[union.0])
            .filter(|short| !short.is_empty())
            .map(str::to_owned);
        wanted.splice(0..0, short);
        wanted
    }

    /// The type of what a variant holds: in a box where it is large, or leads back to the union.
    fn payload_type(&self, union: TypeId, variant: &Variant) -> RustType {
        let ty = self.rust_type(&variant.ty);
        let is_boxed = |target| {
            self.types.cycles.closes(union, target)
                || self.types.sizes.size_of(self.api, &variant.ty) > LARGEST_PAYLOAD
        };
        match self.api.types.item(&variant.ty).is_some_and(is_boxed) {
            true => RustType::Boxed(Box::new(ty)),
            false => ty,
        }
    }

    fn variant_docs(&self, variant: &Variant) -> Vec<String> {
        match &variant.ty {
            Type::Named(id) => docs::first_line(&self.api.types[*id].docs),
            _ => Vec::new(),
        }
    }

    pub(super) fn plan_selector(&self, variant: &Variant) -> SelectorItem {
        match &variant.selector {
            Selector::Tags(values) => SelectorItem::Tags(values.clone()),
            Selector::Key(key) => SelectorItem::Key(key.clone()),
            Selector::Trial => SelectorItem::Trial,
            Selector::Fraction => SelectorItem::Fraction,
            Selector::Event { names, is_json } => {
                SelectorItem::Event { names: names.clone(), is_json: *is_json }
            }
            Selector::Kind => SelectorItem::Kind(match kind_of(&self.api.types, &variant.ty) {
                Kind::Any => Kind::Object,
                kind => kind,
            }),
        }
    }
}

/// The members that only say which variant of a union their record is.
pub(super) fn tag_members(api: &Api) -> FxHashSet<(TypeId, String)> {
    let unions = api.types.iter().filter_map(|def| match &def.shape {
        Shape::Union(union) => Some(union),
        _ => None,
    });
    let events = api.event_sets().filter_map(|set| set.choice.as_ref());
    let mut tags = FxHashSet::default();
    for union in unions.chain(events) {
        for variant in union.variants.iter().filter(|variant| variant.is_tagged()) {
            if let Type::Named(id) = variant.ty {
                tags.extend(union.tags.iter().map(|tag| (id, tag.clone())));
            }
        }
    }
    tags
}
