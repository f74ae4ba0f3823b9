//! Types of the API as types of Rust.

use crate::api::{Constant, Field, Float, Int, NamedSchema, Shape, Text, Type, TypeId, TypeRef};
use crate::plan::Planner;
use crate::sdk::{ArgumentType, Mode, RustType, SchemaItem};

impl Planner<'_> {
    /// The Rust type of a type, where `null` cannot stand.
    pub(in crate::plan) fn rust_type(&self, ty: &Type) -> RustType {
        match ty {
            Type::Any => RustType::Runtime("Json"),
            Type::Boolean => RustType::Prelude("bool"),
            Type::Integer(width) => integer_type(*width),
            Type::Number(Float::F32) => RustType::Prelude("f32"),
            Type::Number(Float::F64) => RustType::Prelude("f64"),
            Type::Number(Float::Exact) => RustType::Runtime("Number"),
            Type::String(text) => text_type(*text),
            Type::Array(item) => RustType::Vec(Box::new(self.rust_type_ref(item))),
            Type::Tuple(items) => {
                RustType::Tuple(items.iter().map(|item| self.tuple_item(item)).collect())
            }
            Type::Map(value) => RustType::Map(Box::new(self.rust_type_ref(value))),
            Type::Named(id) => RustType::Item(self.names.types[id.0].clone()),
        }
    }

    /// An item of a tuple. One that is not a plain value is boxed: it may hold the tuple.
    fn tuple_item(&self, item: &TypeRef) -> RustType {
        let ty = self.rust_type(&item.ty);
        let is_small = match self.api.types.item(&item.ty) {
            Some(id) => matches!(self.api.types[id].shape, Shape::Enum(_)),
            None => true,
        };
        let ty = if is_small { ty } else { RustType::Boxed(Box::new(ty)) };
        if self.is_nullable(item) { RustType::Option(Box::new(ty)) } else { ty }
    }

    /// The Rust type of a type where it is used: `Option` where `null` can stand.
    pub(in crate::plan) fn rust_type_ref(&self, ty: &TypeRef) -> RustType {
        let inner = self.rust_type(&ty.ty);
        if self.is_nullable(ty) { RustType::Option(Box::new(inner)) } else { inner }
    }

    /// Whether `null` needs an `Option`: any JSON value holds `null` itself.
    pub(in crate::plan) fn is_nullable(&self, ty: &TypeRef) -> bool {
        ty.nullable && ty.ty != Type::Any
    }

    /// The type and presence of a record's field.
    pub(in crate::plan) fn field_type(
        &self,
        holder: TypeId,
        field: &Field,
        sent: bool,
    ) -> (RustType, Mode) {
        let mut inner = self.rust_type(&field.ty.ty);
        if let Some(target) = self.api.types.item(&field.ty.ty)
            && self.types.cycles.closes(holder, target)
        {
            inner = RustType::Boxed(Box::new(inner));
        }
        let nullable = self.is_nullable(&field.ty);
        let is_list = matches!(inner, RustType::Vec(_));
        let is_map = matches!(inner, RustType::Map(_));
        match (field.required, nullable) {
            (true, false) if is_list => (inner, Mode::List),
            (false, _) if inner == RustType::Runtime("Json") => {
                (RustType::Option(Box::new(inner)), Mode::Any)
            }
            (true, false) if is_map => (inner, Mode::Map),
            // Servers drop deprecated members first.
            (true, _) if field.deprecated.is_some() && !sent => {
                (RustType::Option(Box::new(inner)), Mode::Optional)
            }
            (true, false) => (inner, Mode::Required),
            (true, true) => (RustType::Option(Box::new(inner)), Mode::Null),
            (false, true) if sent => (RustType::Nullable(Box::new(inner)), Mode::Nullable),
            (false, _) => (RustType::Option(Box::new(inner)), Mode::Optional),
        }
    }

    /// The type of each named schema.
    pub(in crate::plan) fn plan_schemas(&self) -> Vec<SchemaItem> {
        let schemas = self.api.schemas.iter();
        let item = |schema: &NamedSchema| SchemaItem {
            name: schema.name.clone(),
            ty: self.rust_type_ref(&schema.ty),
            sent: schema.sent.as_ref().map(|ty| self.rust_type_ref(ty)),
            only_sent: schema.only_sent,
        };
        schemas.map(item).collect()
    }

    /// The type of an argument whose value has this type.
    pub(in crate::plan) fn argument_type(&self, ty: &RustType) -> ArgumentType {
        match ty {
            RustType::Prelude("String")
            | RustType::Runtime("Json" | "Secret" | "Number" | "Base64" | "Base64Url" | "IpAddr")
            | RustType::Nullable(_)
            | RustType::Map(_)
            | RustType::Option(_)
            | RustType::Boxed(_)
            | RustType::Item(_) => ArgumentType::Into(ty.clone()),
            RustType::Vec(item) => ArgumentType::List((**item).clone()),
            _ => ArgumentType::Plain(ty.clone()),
        }
    }
}

fn integer_type(width: Int) -> RustType {
    RustType::Prelude(match width {
        Int::I8 => "i8",
        Int::I16 => "i16",
        Int::I32 => "i32",
        Int::I64 => "i64",
        Int::U8 => "u8",
        Int::U16 => "u16",
        Int::U32 => "u32",
        Int::U64 => "u64",
        Int::Exact => return RustType::Runtime("Number"),
    })
}

fn text_type(text: Text) -> RustType {
    match text {
        Text::Plain => RustType::Prelude("String"),
        Text::DateTime => RustType::Runtime("Timestamp"),
        Text::Date => RustType::Runtime("Date"),
        Text::Time => RustType::Runtime("Time"),
        Text::Duration => RustType::Runtime("Duration"),
        Text::Uuid => RustType::Runtime("Uuid"),
        Text::Base64 => RustType::Runtime("Base64"),
        Text::Base64Url => RustType::Runtime("Base64Url"),
        Text::Ip => RustType::Runtime("IpAddr"),
        Text::Secret => RustType::Runtime("Secret"),
    }
}

impl RustType {
    /// Calls `visit` for this type and every type inside it.
    pub(crate) fn walk<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        visit(self);
        match self {
            Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Boxed(inner) => inner.walk(visit),
            Self::Tuple(items) => items.iter().for_each(|item| item.walk(visit)),
            Self::Over(_, inner) => inner.walk(visit),
            Self::Prelude(_) | Self::Runtime(_) | Self::Item(_) | Self::Local(_) | Self::Unit => {}
        }
    }
}

/// A constant as it is read in prose.
pub(in crate::plan) fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        other => other.text(),
    }
}
