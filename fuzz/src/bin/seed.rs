//! Writes inputs to start from into `corpus/<target>`: the first cases of the normal tests, and for
//! documents the fixtures.

use std::fs;
use std::path::Path;

use seamstress_fuzz::cases::Property;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for property in seamstress_fuzz::all() {
        let folder = root.join("corpus").join(property.name);
        fs::create_dir_all(&folder)?;
        for number in 0..500 {
            fs::write(
                folder.join(format!("case-{number}")),
                property.case(1, number),
            )?;
        }
        fs::write(
            root.join("corpus").join(format!("{}.dict", property.name)),
            dictionary(property),
        )?;
    }
    Ok(())
}

/// The pieces of a property as a dictionary of libFuzzer.
fn dictionary(property: &Property) -> String {
    let quoted = |piece: &&str| {
        let escape = |byte: u8| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            other => format!("\\x{other:02x}"),
        };
        format!("\"{}\"\n", piece.bytes().map(escape).collect::<String>())
    };
    property.pieces.iter().map(quoted).collect()
}
