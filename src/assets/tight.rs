//! Style sheets and scripts as they are published: without comments, indentation and most spaces.
//!
//! What stands in the repository is written for people; readers fetch this with every first visit, and a third of it
//! would be words that no browser reads. Nothing is understood or rewritten here, so nothing can come to mean something
//! else.

/// A style sheet without what browsers skip.
pub fn sheet(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    let mut quote = None;
    loop {
        // What means nothing here goes over in one go; letter by letter a site's sheets would take as long as its pages.
        let plain = rest.bytes().position(means_something).unwrap_or(rest.len());
        out.push_str(&rest[..plain]);
        let mut letters = rest[plain..].chars();
        let Some(c) = letters.next() else { return out };
        rest = letters.as_str();
        match c {
            '\\' => {
                out.push(c);
                out.extend(letters.next());
                rest = letters.as_str();
                // An escaped sign is a letter of a name, and what comes after it another word.
                if rest.starts_with(|c: char| c.is_ascii_whitespace()) {
                    out.push(' ');
                }
            }
            c if quote == Some(c) => {
                out.push(c);
                quote = None;
            }
            c if quote.is_some() => out.push(c),
            '"' | '\'' => {
                out.push(c);
                quote = Some(c);
            }
            '/' if rest.starts_with('*') => {
                rest = rest[1..].split_once("*/").map_or("", |(_, after)| after);
                space(&mut out);
            }
            c if c.is_ascii_whitespace() => space(&mut out),
            '{' | '}' | ';' | ',' | '>' => {
                out.truncate(out.trim_end_matches(' ').len());
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// Whether a byte is one of those at which something begins or ends.
fn means_something(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\\' | b'"' | b'\'' | b'/' | b'{' | b'}' | b';' | b',' | b'>'
    )
}

/// A space, where two words would grow together without it. After a colon there is none, before one it can be part of a
/// selector: `a :hover`.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '>']) {
        out.push(' ');
    }
}

/// A script without lines that are comments, casts to a type, indentation and most spaces. Where a line may go on inside
/// of a string, in which all of these would be text, the script stays as it is.
pub fn script(script: &str) -> String {
    let goes_on = |line: &str| line.ends_with('\\') || line.matches('`').count() % 2 == 1;
    if script.lines().any(goes_on) {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut comment = false;
    for mut line in script.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if comment {
            let Some((_, after)) = line.split_once("*/") else { continue };
            comment = false;
            line = after.trim();
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        let line = without_casts(line);
        out.push_str(without_spaces(&line).as_ref().unwrap_or(&line));
        out.push('\n');
    }
    out
}

/// A line of a script without what only a checker of types reads.
fn without_casts(mut line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    while let Some((before, (_, after))) =
        line.split_once("/** @type {").and_then(|(before, rest)| Some((before, rest.split_once("} */ ")?)))
    {
        out.push_str(before);
        line = after;
    }
    out + line
}

/// A line of a script without the spaces beside its signs; nothing where a slash could begin a pattern or a comment, or
/// one template could stand in another.
fn without_spaces(line: &str) -> Option<String> {
    if line.matches('`').count() > 2 {
        return None;
    }
    let sign = |c: char| "=,;:(){}[]?|&>".contains(c);
    let mut out = String::with_capacity(line.len());
    let mut quote = None;
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '/' if quote.is_none() => return None,
            '"' | '\'' | '`' if quote.is_none() => quote = Some(c),
            '\\' => {
                out.push(c);
                out.extend(letters.next());
                continue;
            }
            ' ' if quote.is_none() && (out.ends_with(sign) || letters.peek().copied().is_some_and(sign)) => continue,
            c if quote == Some(c) => quote = None,
            _ => {}
        }
        out.push(c);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{script, sheet};

    #[test]
    fn what_browsers_skip_goes() {
        let text = "/* The\n frame. */\n.a, .b  >\n  .c {\n  color: red; /* why */\n  margin: 0 auto;\n}\n\n.d {\n}\n";
        assert_eq!(sheet(text), ".a,.b>.c{color:red;margin:0 auto}.d{}");
    }

    #[test]
    fn strings_and_escapes_stay_as_they_are() {
        assert_eq!(sheet(".a\\: .b { c: d }"), ".a\\: .b{c:d}");
        let text = ".a\\,b::before { content: \"/* ; */  {\\\"}\"; mask: url('data:,a  b;{'); }";
        assert_eq!(sheet(text), ".a\\,b::before{content:\"/* ; */  {\\\"}\";mask:url('data:,a  b;{')}");
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        let text = "@media (min-width: 1rem) and (color) { :is(.a, .b) :not(.c) { width: calc(1px + 2px) } }";
        assert_eq!(sheet(text), "@media (min-width:1rem) and (color){:is(.a,.b) :not(.c){width:calc(1px + 2px)}}");
    }

    #[test]
    fn a_script_loses_lines_of_comment_and_indentation() {
        let text = "// Why.\nconst a = 1; // stays\n\n/** @param {string} b */\nfunction f(b) {\n  /*\n   * two lines\n   */ let c;\n  return `${b}//`;\n}\n";
        assert_eq!(script(text), "const a = 1; // stays\nfunction f(b){\nlet c;\nreturn `${b}//`;\n}\n");
    }

    #[test]
    fn a_script_loses_what_only_a_checker_of_types_reads() {
        let text = "const a = /** @type {A | null} */ (b(/** @type {{c: D}} */ (c)));\n";
        assert_eq!(script(text), "const a=(b((c)));\n");
    }

    #[test]
    fn a_script_loses_spaces_beside_signs() {
        let text = "const f = (a, b) => { if (a && b ? x : y) return [a + +b, typeof a]; };\n";
        assert_eq!(script(text), "const f=(a,b)=>{if(a&&b?x:y)return[a + +b,typeof a];};\n");
    }

    #[test]
    fn spaces_in_strings_patterns_and_templates_stay() {
        let text = "say( \"a , 'b \\\" ; c\", 'd = \"e' );\nconst r = / = /.test( a );\nconst t = `a , ${ b }`;\nx( `a ${ `b , c` }` );\n";
        let tight = "say(\"a , 'b \\\" ; c\",'d = \"e');\nconst r = / = /.test( a );\nconst t=`a , ${ b }`;\nx( `a ${ `b , c` }` );\n";
        assert_eq!(script(text), tight);
    }

    #[test]
    fn a_script_with_a_string_over_several_lines_stays_as_it_is() {
        for text in ["const a = `\n  // text\n`;\n", "const a = 'x \\\n  // text';\n"] {
            assert_eq!(script(text), text);
        }
    }
}
