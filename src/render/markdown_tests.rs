//! What Markdown becomes, and what it cannot become.

use super::*;

fn html(markdown: &str) -> String {
    to_html(markdown, Setting { top_heading: 3, root: "../", notes: "c-" })
}

#[test]
fn raw_html_comes_out_as_text() {
    assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    let block = html("<script>\nalert(1)\n</script>");
    assert_eq!(block, "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n");
    assert_eq!(
        html("```\"><script>\nx\n```"),
        "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">x\n</code></pre>\n"
    );
}

#[test]
fn links_keep_to_known_schemes() {
    assert_eq!(html("[a](/pages/x/)"), "<p><a href=\"../pages/x/\">a</a></p>\n");
    assert_eq!(html("[a](#b)"), "<p><a href=\"#b\">a</a></p>\n");
    assert_eq!(
        html("[a](https://x.example/ \"<t>\")"),
        "<p><a href=\"https://x.example/\" rel=\"external\" title=\"&lt;t&gt;\">a</a></p>\n"
    );
    assert_eq!(
        html("[a](https://x.example/?a=1&b=2)"),
        "<p><a href=\"https://x.example/?a=1&amp;b=2\" rel=\"external\">a</a></p>\n"
    );
    assert_eq!(
        html("<me@x.example>"),
        "<p><a href=\"mailto:me@x.example\" rel=\"external\">me@x.example</a></p>\n"
    );
    for bad in [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert)",
        "[a](&#106;avascript:alert)",
        "[a](java&#10;script:alert)",
        "[a](&#1;javascript:alert)",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a](//evil.example/)",
        "[a](\\\\evil.example)",
        "[a](/&#92;evil.example)",
        "![a](javascript:x)",
        "![a](data:image/svg+xml,x)",
    ] {
        assert_eq!(html(bad), "<p>a</p>\n", "{bad}");
    }
}

#[test]
fn pictures_of_other_hosts_are_not_asked_for() {
    assert_eq!(
        html("![de *deux*](/static/a.png)"),
        "<p><img src=\"../static/a.png\" alt=\"de deux\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(
        html("![un chat](https://x.example/c.png)"),
        "<p><a href=\"https://x.example/c.png\" rel=\"external\">un chat</a></p>\n"
    );
    let inside_a_link = html("[![x](https://a.example/c.png)](https://b.example/)");
    assert_eq!(inside_a_link, "<p><a href=\"https://b.example/\" rel=\"external\">x</a></p>\n");
}

#[test]
fn headings_fit_below_the_page_and_skip_no_level() {
    assert_eq!(
        html("# a\n\n#### b\n\n## c\n\n# d"),
        "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n<h3>d</h3>\n"
    );
    assert_eq!(html("### deep first"), "<h3>deep first</h3>\n");
}

#[test]
fn tables_tasks_and_notes() {
    assert_eq!(
        html("|a|b|\n|-|-:|\n|1|2|"),
        "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">a</th>\
         <th scope=\"col\" class=\"end\">b</th></tr></thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"end\">2</td></tr>\n</tbody></table></div>\n"
    );
    assert_eq!(html("- [x] fait\n- [ ] pas"), "<ul>\n<li>☑ fait</li>\n<li>☐ pas</li>\n</ul>\n");
    assert_eq!(
        html("a[^n b]\n\n[^n b]: la note"),
        "<p>a<sup><a href=\"#c-note-1\">[1]</a></sup></p>\n\
         <div class=\"footnote\" id=\"c-note-1\"><span>[1]</span>\n<p>la note</p>\n</div>\n"
    );
}

#[test]
fn nesting_and_length_have_an_end() {
    let deep = format!("{}mot", "> ".repeat(2_000));
    let out = html(&deep);
    assert_eq!(out.matches("<blockquote>").count(), DEEPEST);
    assert_eq!(out.matches("</blockquote>").count(), DEEPEST);
    assert!(out.contains("mot"));

    let mut lists = String::new();
    for level in 0..100 {
        lists.push_str(&"  ".repeat(level));
        lists.push_str("- x\n");
    }
    let out = html(&lists);
    for (open, close) in [("<ul>", "</ul>"), ("<li>", "</li>")] {
        assert_eq!(out.matches(open).count(), out.matches(close).count());
    }
    assert_eq!(out.matches('x').count(), 100);

    let long = "é".repeat(LONGEST);
    assert!(html(&long).len() <= LONGEST + 16);
}

#[test]
fn text_keeps_only_words() {
    assert_eq!(
        to_text("# Titre\n\nUn **mot**\nlié, <b>gras</b>.\n\n- a\n- b `c`\n"),
        "Titre\nUn mot lié, gras.\na\nb c"
    );
}
