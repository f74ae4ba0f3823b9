//! The documents, made up from what Seam's API sends.

use std::fmt::Write as _;

fn id(seed: usize) -> String {
    let mix = |salt: u64| (seed as u64 + salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (a, b) = (mix(1), mix(7));
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xfff,
        b >> 48 & 0xfff,
        b & 0xffff_ffff_ffff
    )
}

fn joined(count: usize, mut element: impl FnMut(usize) -> String) -> String {
    (0..count).map(&mut element).collect::<Vec<_>>().join(",")
}

/// `{"client_sessions": [...], "ok": true}` with 500 of them.
pub fn sessions() -> String {
    let sessions = joined(500, |n| {
        format!(
            concat!(
                r#"{{"client_session_id":"{}","connect_webview_ids":["{}","{}"],"connected_account_ids":[],"#,
                r#""created_at":"2024-06-{:02}T09:15:42.123Z","customer_id":null,"customer_key":"customer-{}","device_count":{},"#,
                r#""expires_at":"2024-07-15T10:18:14.023Z","token":"seam_cst1{}","user_identifier_key":null,"#,
                r#""user_identity_id":"{}","user_identity_ids":["{}"],"workspace_id":"{}"}}"#,
            ),
            id(n),
            id(n + 1),
            id(n + 2),
            n % 28 + 1,
            n,
            n % 17,
            id(n).replace('-', ""),
            id(n + 3),
            id(n + 3),
            id(0),
        )
    });
    format!(r#"{{"client_sessions":[{sessions}],"ok":true}}"#)
}

/// 300 devices, with members that no model has.
pub fn devices() -> String {
    let devices = joined(300, |n| {
        format!(
            concat!(
                r#"{{"device_id":"{}","display_name":"Front Door {}","device_type":"august_lock","#,
                r#""capabilities_supported":["access_code","lock"],"connected_account_id":"{}","#,
                r#""created_at":"2024-10-03T22:12:15.666Z","custom_metadata":{{"id":"internalId{}","room":"12"}},"errors":[],"#,
                r#""warnings":[{{"warning_code":"salto_office_mode","message":"Mode is on.","created_at":"2024-10-03T22:12:15.666Z","#,
                r#""is_device_warning":true}}],"is_managed":true,"location":{{"location_name":"Jane's House \"West\"","#,
                r#""timezone":"America/New_York"}},"nickname":null,"properties":{{"name":"Lock {}","online":true,"locked":{},"#,
                r#""door_open":false,"battery_level":0.{}9999,"battery":{{"level":0.9999532347993827,"status":"full"}},"#,
                r#""manufacturer":"august","serial_number":"0{}","image_url":"https://example.com/images/lock_{}.png","#,
                r#""image_alt_text":"A lock","appearance":{{"name":"Front Door"}},"model":{{"display_name":"Lock","#,
                r#""manufacturer_display_name":"August","offline_access_codes_supported":false}},"has_native_entry_events":true,"#,
                r#""max_active_codes_supported":100,"supported_code_lengths":[4,5,6,7,8],"code_constraints":[]}},"space_ids":[],"#,
                r#""workspace_id":"{}","can_remotely_lock":true,"can_remotely_unlock":true,"#,
                r#""can_program_online_access_codes":true}}"#,
            ),
            id(n),
            n,
            id(n + 1),
            n,
            n,
            n % 2 == 0,
            n % 10,
            id(n),
            n,
            id(0),
        )
    });
    format!(r#"{{"devices":[{devices}],"ok":true}}"#)
}

/// 1,000 events of 50 types; the tag stands second as Seam sends it, or last.
pub fn events(last: bool) -> String {
    let tags = include_str!("models.rs")
        .lines()
        .filter(|line| line.starts_with("    ") && line.contains(") = \""));
    let tags: Vec<&str> = tags.filter_map(|line| line.split('"').nth(1)).collect();
    let events = joined(1000, |n| {
        let tag = tags[n * 7 % tags.len()];
        let tag = format!(r#""event_type":"{tag}","#);
        let (first, last) = if last {
            ("", tag.as_str())
        } else {
            (tag.as_str(), "")
        };
        format!(
            concat!(
                r#"{{"event_id":"{}",{}"event_description":"Something happened","created_at":"2024-10-03T22:12:15.666Z","#,
                r#""occurred_at":"2024-10-03T22:12:15.666Z","workspace_id":"{}","device_id":"{}","access_code_id":"{}","#,
                r#""connected_account_id":"{}","code":"1234",{}"connected_account_custom_metadata":{{}}}}"#,
            ),
            id(n),
            first,
            id(0),
            id(n),
            id(n + 1),
            id(n + 2),
            last,
        )
    });
    format!(r#"{{"events":[{events}],"ok":true}}"#)
}

/// Floats of all lengths, and integers.
pub fn numbers() -> String {
    let floats = joined(5000, |n| {
        format!("{}", ((n * 7919) as f64).sin() * 10_f64.powi(n as i32 % 9))
    });
    let integers = joined(5000, |n| {
        format!(
            "{}",
            (n as i64 * 2_654_435_761) % 10_i64.pow(n as u32 % 12 + 1) - 500
        )
    });
    format!(r#"{{"floats":[{floats}],"integers":[{integers}]}}"#)
}

/// Prose with line ends, quotes, letters beyond ASCII and escaped emoji.
pub fn texts() -> String {
    let texts = joined(500, |n| {
        format!(
            r#""Die Tür „{n}“ wurde geöffnet.\nOpened by \"Ana\" \ud83d\udd11 at 12:{:02}.\tPath: C:\\doors\\{n}, naïve café 🚪""#,
            n % 60
        )
    });
    format!(r#"{{"texts":[{texts}]}}"#)
}

/// The same document with two blanks a level.
pub fn indented(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    for c in text.chars() {
        let structural = !in_string;
        if structural && matches!(c, '}' | ']') {
            depth -= 1;
            _ = write!(out, "\n{:1$}", "", depth * 2);
        }
        out.push(c);
        if structural && matches!(c, '{' | '[' | ',') {
            depth += usize::from(c != ',');
            _ = write!(out, "\n{:1$}", "", depth * 2);
        } else if structural && c == ':' {
            out.push(' ');
        }
        if c == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = c == '\\' && !escaped;
    }
    out
}
