//! Generation uses no network: no crate of the generator could, and none of its runs opens a
//! socket. (That it names nothing of `std::net`, `cargo xtask tidy` checks.)

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed"
)]

use std::process::Command;

/// Crates that speak over a network, or start the programs that do: one of them is below each
/// client of HTTP, of TLS and of git.
const NETWORK: &[&str] = &[
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "git2",
    "gix",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "libgit2-sys",
    "mio",
    "minreq",
    "native-tls",
    "openssl",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "tokio",
    "trust-dns-resolver",
    "ureq",
];

#[test]
fn no_crate_of_the_generator_knows_networks() {
    let done = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--package", "seamstress", "--all-features"])
        .args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .output()
        .unwrap();
    let tree = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"granit-parser"), "{tree}");
    for name in names {
        assert!(!NETWORK.contains(&name), "the generator depends on {name}");
    }
}

#[test]
fn a_run_opens_no_socket() {
    let traced = Command::new("strace").arg("-V").output();
    if !traced.is_ok_and(|done| done.status.success()) {
        println!("skipped: strace is not installed");
        return;
    }
    let out = tempfile::tempdir().unwrap();
    let log = out.path().join("calls");
    // A document that asks for it: a reference to another host, and servers of its own.
    let document = out.path().join("openapi.yaml");
    std::fs::write(
        &document,
        "openapi: 3.1.0\ninfo: {title: Remote, version: '1'}\nservers: [{url: 'https://api.example'}]\npaths:\n  /x: {get: {responses: {'200': \
         {description: ok, content: {application/json: {schema: {$ref: 'http://127.0.0.1:1/a.json#/b'}}}}}}}\n",
    )
    .unwrap();
    let done = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%network", "-o"])
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_seamstress"))
        .arg("generate")
        .arg(&document)
        .arg("--out")
        .arg(out.path().join("sdk"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    if said.contains("ptrace") {
        println!("skipped: this process may not trace another");
        return;
    }
    assert!(done.status.success(), "{said}");
    assert!(out.path().join("sdk/Cargo.toml").is_file());
    // A pair of sockets is how a program waits for itself; an address is what a network needs.
    let calls = std::fs::read_to_string(&log).unwrap();
    let sockets: Vec<&str> = calls
        .lines()
        .filter(|call| call.contains("socket(") || call.contains("connect("))
        .collect();
    assert_eq!(sockets, [""; 0]);
}

/// What runs on the machine of whoever compiles an SDK are cargo's own steps.
#[test]
fn a_generated_crate_has_no_build_script() {
    let out = tempfile::tempdir().unwrap();
    let sdk = out.path().join("sdk");
    let done = Command::new(env!("CARGO_BIN_EXE_seamstress"))
        .args(["generate", "../spec/seam.yaml", "--out"])
        .arg(&sdk)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(!sdk.join("build.rs").exists());
    let manifest: toml::Table =
        std::fs::read_to_string(sdk.join("Cargo.toml")).unwrap().parse().unwrap();
    let package = manifest["package"].as_table().unwrap();
    assert!(!package.contains_key("build") && !package.contains_key("links"), "{package:?}");
    for table in ["build-dependencies", "patch", "target"] {
        assert!(!manifest.contains_key(table), "{table}");
    }
}
