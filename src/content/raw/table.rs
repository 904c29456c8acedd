//! `raw_table!`: one declaration of a table makes its struct, its reader and its JSON Schema.
//!
//! Stands apart from the tables themselves so that [`raw`](super) reads as the format's documentation. The doc
//! comments become the schema's descriptions, which editors show while one types.

/// Declares tables of the content format.
macro_rules! raw_table {
    ($(#[doc = $doc:literal] $(#[doc = $more:literal])* pub struct $name:ident {
        $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)*
    })*) => {$(
        #[doc = $doc] $(#[doc = $more])*
        #[derive(Debug, Default)]
        pub struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
        }

        const _: () = {
            use serde_json::{Value as Json, json};
            use toml::Spanned;
            use toml::de::DeValue;

            use crate::content::parse::RawTable;
            use crate::content::reader::{Faults, Field, FromValue, Table};

            impl RawTable for $name {
                fn read_table(table: &Table<'_, '_>, faults: &mut Faults<'_>) -> Self {
                    table.refuse_unknown(&[$(stringify!($field)),*], faults);
                    Self { $($field: <$type as Field>::read(table, stringify!($field), faults),)* }
                }
            }

            impl FromValue for $name {
                fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
                    match value.get_ref() {
                        DeValue::Table(table) => Some(Self::read_table(&Table::new(table, value.span()), faults)),
                        _ => {
                            faults.wrong_type(value, "a table");
                            None
                        }
                    }
                }
                fn schema() -> Json {
                    let mut properties = serde_json::Map::new();
                    let mut required = Vec::new();
                    $({
                        let (mut schema, must) = <$type as Field>::describe();
                        schema["description"] = json!([$($field_doc),+].map(str::trim).join(" "));
                        properties.insert(stringify!($field).into(), schema);
                        if must {
                            required.push(stringify!($field));
                        }
                    })*
                    json!({
                        "type": "object", "description": $doc.trim(), "additionalProperties": false,
                        "properties": properties, "required": required,
                    })
                }
            }
        };
    )*};
}
pub(super) use raw_table;
