//! Lines of a width that people read.

/// How wide a line of prose is, `/// ` and indentation not counted.
pub(super) const WIDTH: usize = 92;

/// Wraps paragraphs and list items; blocks of code and tables stay as they are.
pub(super) fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        if let Some(open) = &fence {
            if trimmed.starts_with(open.as_str()) && trimmed.trim_end_matches('`').is_empty() {
                fence = None;
            }
            lines.push(line.to_owned());
            continue;
        }
        if opens_fence(trimmed) {
            fence = Some(trimmed.chars().take_while(|c| *c == '`').collect());
            lines.push(line.to_owned());
            continue;
        }
        if trimmed.starts_with('|') || line.chars().count() <= WIDTH {
            lines.push(line.to_owned());
        } else {
            wrap_line(line, &mut lines);
        }
    }
    lines
}

/// Three backticks or more with none behind them (CommonMark 0.31, "Fenced code blocks"): others are a code span.
fn opens_fence(line: &str) -> bool {
    line.starts_with("```") && !line.trim_start_matches('`').contains('`')
}

fn wrap_line(line: &str, lines: &mut Vec<String>) {
    let quote = line.len() - line.trim_start_matches(['>', ' ']).len();
    let marker = list_markers(&line[quote..]);
    let hanging = format!("{}{}", &line[..quote], " ".repeat(marker));
    let mut current = line[..quote + marker].to_owned();
    let mut length = quote + marker;
    let mut is_first = true;
    for word in line[quote + marker..].split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if !is_first && length + 1 + width > WIDTH && !starts_block(word) {
            lines.push(std::mem::take(&mut current));
            current.push_str(&hanging);
            length = hanging.len();
        } else if !is_first {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += width;
        is_first = false;
    }
    lines.push(current.trim_end().to_owned());
}

/// How many columns the markers at the start of a line take: an item may start with another, `- - a`.
fn list_markers(line: &str) -> usize {
    let mut columns = 0;
    loop {
        match list_marker(&line[columns..]) {
            0 => return columns,
            more => columns += more,
        }
    }
}

/// How many columns the marker of a list item takes, with the spaces after it (CommonMark 0.31, "List items").
pub(super) fn list_marker(line: &str) -> usize {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let marker = match line.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..10).contains(&digits) => digits + 1,
        _ => return 0,
    };
    match line[marker..].len() - line[marker..].trim_start_matches(' ').len() {
        0 => 0,
        spaces @ 1..=4 => marker + spaces,
        _ => marker + 1,
    }
}

/// A word that would start a list, a heading or a quote at the beginning of a line.
fn starts_block(word: &str) -> bool {
    let is_number =
        word.ends_with(['.', ')']) && word.len() > 1 && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit());
    let is_fence = word.starts_with("```") || word.starts_with("~~~");
    let is_rule = !word.is_empty() && word.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '+'));
    is_number || is_fence || is_rule || word.starts_with(['#', '>', '|'])
}
