//! The items of the second IR as text.

use std::fmt::Write;

use super::sdk::type_text;
use crate::api::EnumKind;
use crate::sdk::{CatchAll, EnumVariantItem, Item, MemberItem, RestItem, SelectorItem};

/// The line that an item starts with.
pub(super) fn item_head(item: &Item) -> String {
    match item {
        Item::Record(record) => {
            format!("struct {}{}", record.name, if record.constructible { " (sent)" } else { "" })
        }
        Item::Enum(item) => format!("enum {} else {}", item.name, item.other),
        Item::Union(union) => format!("union {} else {}", union.name, union.other),
    }
}

/// A line for each member, value or variant.
pub(super) fn write_item(item: &Item, out: &mut String) {
    match item {
        Item::Record(record) => {
            for member in &record.members {
                let _ = match member {
                    MemberItem::Constant(wire, value) => {
                        writeln!(out, "  {wire:?} = {}", value.text())
                    }
                    MemberItem::Field(field) => {
                        let name = &field.name;
                        let hidden = if field.is_hidden { " hidden" } else { "" };
                        let initial = match &field.initial {
                            Some(value) => format!(" new {value:?}"),
                            None => String::new(),
                        };
                        writeln!(
                            out,
                            "  {} as {:?}: {} {}{hidden}{initial}",
                            name.rust,
                            name.wire,
                            type_text(&field.ty),
                            field.mode.word()
                        )
                    }
                };
            }
            let _ = match &record.rest {
                Some(CatchAll::Declared(RestItem { name, ty })) => {
                    writeln!(out, "  ..{name}: {}", type_text(ty))
                }
                Some(CatchAll::Unknown(name)) => writeln!(out, "  _ => {name}"),
                None => Ok(()),
            };
        }
        Item::Enum(item) => {
            for EnumVariantItem { name, .. } in &item.variants {
                let _ = if item.kind == EnumKind::Integer {
                    writeln!(out, "  {} = {}", name.rust, name.wire)
                } else {
                    writeln!(out, "  {} = {:?}", name.rust, name.wire)
                };
            }
        }
        Item::Union(union) => {
            for variant in &union.variants {
                let selector = match &variant.selector {
                    SelectorItem::Kind(kind) => format!("kind {}", kind.word()),
                    SelectorItem::Fraction => "kind fraction".to_owned(),
                    SelectorItem::Tags(values) => format!("{} = {values:?}", union.tags.join(", ")),
                    SelectorItem::Key(key) => format!("key {key}"),
                    SelectorItem::Trial => "trial".to_owned(),
                    SelectorItem::Event { names, is_json } => {
                        format!("event {names:?} of {}", if *is_json { "JSON" } else { "text" })
                    }
                };
                let _ = writeln!(out, "  {}({}) {selector}", variant.name, type_text(&variant.ty));
            }
        }
    }
}
