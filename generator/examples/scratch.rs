use seamstress::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let sources = load::Sources::new();
    let mut d = report::Diagnostics::new(false);
    let t = std::time::Instant::now();
    let Some(doc) = load::load(&sources, a[1].as_ref(), &mut d) else { for x in d.list() { eprintln!("{x:?}") } return };
    eprintln!("load {:?}", t.elapsed());
    let mut config = config::Config::default();
    config.envelope.ignore = vec!["ok".into()];
    config.undocumented = a.get(3).is_some();
    config.prefer_methods = if a.get(4).is_some() { vec!["post".into()] } else { vec![] };
    let t = std::time::Instant::now();
    let api = lower::lower(&doc, &config, &mut d);
    eprintln!("lower {:?} types {} ops {}", t.elapsed(), api.types.len(), api.operations.len());
    let t = std::time::Instant::now();
    if let Ok(p) = std::env::var("API") { std::fs::write(p, inspect::api_text(&api, None)).unwrap(); }
    let sdk = plan::plan(&api, &config, "spec/seam.yaml", &mut d);
    eprintln!("plan {:?}", t.elapsed());
    let t = std::time::Instant::now();
    if let Ok(p) = std::env::var("SDK") { std::fs::write(p, inspect::sdk_text(&sdk, None)).unwrap(); }
    let files = render::render(&emit::emit(&sdk), &mut d);
    eprintln!("emit+render {:?} {} files {} bytes", t.elapsed(), files.len(), files.values().map(|f| f.len()).sum::<usize>());
    for x in d.list() { eprintln!("{:?} {} {} chosen={:?} {:?}", x.severity, x.code, x.message, x.chosen, x.label); }
    for (p, t) in files { let p = std::path::Path::new(&a[2]).join(p); std::fs::create_dir_all(p.parent().unwrap()).unwrap(); std::fs::write(p, t).unwrap(); }
}
