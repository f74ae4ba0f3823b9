//! Lists the files of the runtime, so that the library carries them along.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // Asked for when it runs: the work tree may have moved since this was compiled.
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .ok_or_else(|| io::Error::other("CARGO_MANIFEST_DIR is not set"))?;
    let root = Path::new(&here).join("../templates/runtime/src/runtime");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from(
        "/// The runtime's files: path below `src/runtime/`, and text.\nstatic RUNTIME: &[(&str, &str)] = &[\n",
    );
    for file in files {
        let below = file.strip_prefix(&root).map_err(io::Error::other)?;
        let below = below.to_string_lossy().replace('\\', "/");
        list.push_str(&format!(
            "    ({below:?}, include_str!({:?})),\n",
            file.display().to_string()
        ));
    }
    list.push_str("];\n");
    let out = PathBuf::from(
        env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?,
    );
    fs::write(out.join("runtime_files.rs"), list)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
