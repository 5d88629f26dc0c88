//! How much work a drawing is when every reference is followed, known before anybody draws it.
//!
//! Ten elements that use each other ten at a time make ten thousand million shapes; patterns, masks, clips and
//! filters multiply in the same way, also by way of style sheets and of inherited paint. The figure here is an upper
//! bound, so that the renderer, which has no limits of its own, is never asked for more.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::rules::{self, Rules};
use super::{MAX_DEPTH, MAX_WORK, SvgError, XLINK, css, plain};

/// Most steps of matching style rules with elements.
const MAX_MATCHES: f64 = 300e6;

/// Most steps of the measure itself.
const MAX_STEPS: u64 = 4_000_000;

/// Refuses a drawing that is too deep, too much, or turns in a circle.
pub(super) fn limit(document: &Document<'_>) -> Result<(), SvgError> {
    let mut ids: Ids<'_, '_> = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = plain(node, "id") {
            ids.entry(id).or_default().push(node);
        }
    }
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    let sheets: String = sheets.map(css::sheet).collect();
    let rules = Rules::read(&sheets, |id| ids.contains_key(id)).ok_or(SvgError::TooMuch)?;
    let mut scale = Scale { ids, rules, known: BTreeMap::new(), steps: 0 };
    let weight = scale.weigh(document.root_element(), 0, 0)?;
    if rules::effort(&sheets, weight.elements, weight.height) > MAX_MATCHES {
        return Err(SvgError::TooMuch);
    }
    Ok(())
}

/// The elements an element comes to, and how deep they lie.
#[derive(Clone, Copy, Default)]
struct Weight {
    elements: u64,
    height: usize,
}

/// Elements by `id`. Of two with the same one, readers differ in which they take, so both count.
type Ids<'a, 'input> = BTreeMap<&'a str, Vec<Node<'a, 'input>>>;

struct Scale<'a, 'input> {
    ids: Ids<'a, 'input>,
    rules: Rules,
    /// What is referred to and weighed already, by number of node; nothing while it is being weighed.
    known: BTreeMap<u32, Option<Weight>>,
    steps: u64,
}

impl<'a, 'input> Scale<'a, 'input> {
    /// `paint` is the weight of what every element in here paints with because it inherits it.
    fn weigh(
        &mut self,
        node: Node<'a, 'input>,
        paint: u64,
        depth: usize,
    ) -> Result<Weight, SvgError> {
        self.step()?;
        if depth > MAX_DEPTH {
            return Err(SvgError::TooDeep);
        }
        // Colours of a gradient do not inherit paint.
        let gradient = is_gradient(node);
        let inherited = if gradient { 0 } else { paint };
        let mut sum = Weight { elements: 1 + inherited, height: 0 };
        let mut passed_on = inherited;
        for (inherits, target) in self.references(node) {
            let weight = self.target(target, depth + 1)?;
            sum.add(weight, 1)?;
            if inherits {
                passed_on = passed_on.saturating_add(weight.elements);
            }
        }
        let href = plain(node, "href").or_else(|| node.attribute((XLINK, "href")));
        let id = href.and_then(|href| href.trim().strip_prefix('#'));
        for target in id.and_then(|id| self.ids.get(id)).cloned().unwrap_or_default() {
            // What is used inherits the paint of the place where it is used.
            let weight = self.target(target, depth + 1)?;
            sum.add(weight, passed_on.saturating_add(1))?;
        }
        for child in node.children().filter(Node::is_element) {
            let weight = self.weigh(child, if gradient { 0 } else { passed_on }, depth + 1)?;
            sum.add(weight, 1)?;
        }
        Ok(sum)
    }

    /// The weight of an element where it stands, however often it is referred to.
    fn target(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<Weight, SvgError> {
        self.step()?;
        match self.known.get(&node.id().get()) {
            Some(Some(weight)) if depth + weight.height > MAX_DEPTH => Err(SvgError::TooDeep),
            Some(Some(weight)) => Ok(*weight),
            Some(None) => Err(SvgError::Circle(plain(node, "id").unwrap_or_default().to_owned())),
            None => {
                self.known.insert(node.id().get(), None);
                let mut paint = 0u64;
                if !is_gradient(node) {
                    for above in node.ancestors().skip(1).filter(Node::is_element) {
                        for (_, target) in
                            self.references(above).into_iter().filter(|(inherits, _)| *inherits)
                        {
                            paint = paint.saturating_add(self.target(target, depth + 1)?.elements);
                        }
                    }
                }
                let weight = self.weigh(node, paint, depth)?;
                self.known.insert(node.id().get(), Some(weight));
                Ok(weight)
            }
        }
    }

    /// What an element refers to by `url(#id)`, and whether what is inside it inherits that.
    fn references(&self, node: Node<'a, 'input>) -> Vec<(bool, Node<'a, 'input>)> {
        let mut found = Vec::new();
        for attribute in node.attributes().filter(|attribute| attribute.value().contains('(')) {
            if attribute.name() == "style" {
                found.extend(rules::declared(attribute.value()));
            } else {
                let inherits = rules::inherits(attribute.name());
                found.extend(css::references(attribute.value()).map(|id| (inherits, id)));
            }
        }
        let by_rule = self.rules.of(node).flatten().map(|(inherits, id)| (*inherits, id.as_str()));
        let all = found.into_iter().chain(by_rule);
        all.flat_map(|(inherits, id)| {
            let targets = self.ids.get(id).into_iter().flatten();
            targets.map(move |target| (inherits, *target))
        })
        .collect()
    }

    fn step(&mut self) -> Result<(), SvgError> {
        self.steps += 1;
        if self.steps > MAX_STEPS { Err(SvgError::TooMuch) } else { Ok(()) }
    }
}

impl Weight {
    fn add(&mut self, other: Weight, times: u64) -> Result<(), SvgError> {
        self.elements = self.elements.saturating_add(other.elements.saturating_mul(times));
        self.height = self.height.max(other.height + 1);
        if self.elements > MAX_WORK { Err(SvgError::TooMuch) } else { Ok(()) }
    }
}

fn is_gradient(node: Node<'_, '_>) -> bool {
    ["linearGradient", "radialGradient", "stop"].contains(&node.tag_name().name())
}

#[cfg(test)]
#[expect(clippy::format_collect, reason = "art for tests is built as it reads")]
mod tests {
    use super::*;

    fn limit_of(inside: &str) -> Result<(), SvgError> {
        let text =
            format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='{XLINK}'>{inside}</svg>");
        limit(&Document::parse(&text).unwrap())
    }

    /// Eight groups, each of which refers to the one before ten times.
    fn tower(first: &str, each: impl Fn(usize) -> String) -> String {
        (1..8).fold(first.to_owned(), |text, level| text + &each(level))
    }

    #[test]
    fn towers_of_references_are_refused() {
        let uses = |level: usize| {
            format!(
                "<g id='a{level}'>{}</g>",
                format!("<use xlink:href='#a{}'/>", level - 1).repeat(10)
            )
        };
        assert_eq!(limit_of(&tower("<g id='a0'/>", uses)), Err(SvgError::TooMuch));
        for (tag, property) in [("mask", "mask"), ("clipPath", "clip-path"), ("pattern", "fill")] {
            let by_attribute = |level: usize| {
                format!(
                    "<{tag} id='a{level}'>{}</{tag}>",
                    format!("<rect {property}='url(#a{})'/>", level - 1).repeat(10)
                )
            };
            let by_style = |level: usize| {
                format!(
                    "<{tag} id='a{level}'>{}</{tag}>",
                    format!("<rect style='x:y;{property}:url( \"#a{}\")'/>", level - 1).repeat(10)
                )
            };
            let by_class = |level: usize| {
                format!(
                    "<style>.b, g .c{level}{{{property}:url(#a{})}}</style><{tag} id='a{level}'>{}</{tag}>",
                    level - 1,
                    format!("<rect class='x c{level}'/>").repeat(10)
                )
            };
            let by_any = |level: usize| {
                format!(
                    "<style>[x=\"}}{{\"]{{{property}:url(#a{})}}</style><{tag} id='a{level}'>{}</{tag}>",
                    level - 1,
                    "<rect/>".repeat(10)
                )
            };
            let first = format!("<{tag} id='a0'/>");
            assert_eq!(limit_of(&tower(&first, by_attribute)), Err(SvgError::TooMuch), "{tag}");
            assert_eq!(limit_of(&tower(&first, by_style)), Err(SvgError::TooMuch), "{tag}");
            assert_eq!(limit_of(&tower(&first, by_class)), Err(SvgError::TooMuch), "{tag}");
            // Every element matches these rules, also those inside: that is a circle.
            assert!(limit_of(&tower(&first, by_any)).is_err(), "{tag}");
        }
    }

    #[test]
    fn inherited_paint_counts() {
        let inside = |level: usize| {
            format!(
                "<g fill='url(#a{})'><pattern id='a{level}'>{}</pattern></g>",
                level - 1,
                "<rect/>".repeat(10)
            )
        };
        assert_eq!(limit_of(&tower("<pattern id='a0'/>", inside)), Err(SvgError::TooMuch));
        let used = |level: usize| {
            format!(
                "<g id='b{level}'>{}</g><pattern id='a{level}'><use fill='url(#a{})' href='#b{level}'/></pattern>",
                "<rect/>".repeat(10),
                level - 1
            )
        };
        assert_eq!(limit_of(&tower("<pattern id='a0'/>", used)), Err(SvgError::TooMuch));
    }

    #[test]
    fn circles_and_wells_are_refused() {
        assert_eq!(limit_of("<g id='a'><use href='#a'/></g>"), Err(SvgError::Circle("a".into())));
        assert!(matches!(
            limit_of("<mask id='a' mask='url(#b)'/><mask id='b' mask='url(#a)'/>"),
            Err(SvgError::Circle(_))
        ));
        let well = format!("{}{}", "<g>".repeat(MAX_DEPTH + 1), "</g>".repeat(MAX_DEPTH + 1));
        assert_eq!(limit_of(&well), Err(SvgError::TooDeep));
        let chain: String =
            (1..=MAX_DEPTH).map(|n| format!("<mask id='a{n}' mask='url(#a{})'/>", n - 1)).collect();
        assert_eq!(limit_of(&format!("<mask id='a0'/>{chain}")), Err(SvgError::TooDeep));
        let backwards: String = (1..=MAX_DEPTH)
            .rev()
            .map(|n| format!("<mask id='a{n}' mask='url(#a{})'/>", n - 1))
            .collect();
        assert_eq!(limit_of(&format!("{backwards}<mask id='a0'/>")), Err(SvgError::TooDeep));
    }

    #[test]
    fn sheets_that_take_long_to_match_are_refused() {
        let deep = format!("{}{}", "<g>".repeat(60), "</g>".repeat(60));
        let selector = format!("zz {}", "g ".repeat(12));
        assert_eq!(
            limit_of(&format!("<style>{selector}{{fill:red}}</style>{deep}")),
            Err(SvgError::TooMuch)
        );
        assert_eq!(
            limit_of(&format!("<style>{selector}/*;*/{{fill:red}}</style>{deep}")),
            Err(SvgError::TooMuch)
        );
        let glued = format!("<style>zz>g {}{{}}</style>{deep}", "g>g ".repeat(12));
        assert_eq!(limit_of(&glued), Err(SvgError::TooMuch));
        let many = "<g/>".repeat(10_000);
        let (rules, lists) = (".a{fill:red}".repeat(40_000), ".a,".repeat(40_000));
        assert_eq!(limit_of(&format!("<style>{rules}</style>{many}")), Err(SvgError::TooMuch));
        assert_eq!(
            limit_of(&format!("<style>{lists}b{{fill:red}}</style>{many}")),
            Err(SvgError::TooMuch)
        );
        let long = "fill:red;".repeat(40_000);
        assert_eq!(limit_of(&format!("<style>g{{{long}}}</style>{many}")), Err(SvgError::TooMuch));
        let words: String = (0..3000).map(|n| format!(".a{n}")).collect();
        let targets: String = (0..3000).map(|n| format!("x:url(#g{n});")).collect();
        let defs: String = (0..3000).map(|n| format!("<stop id='g{n}'/>")).collect();
        assert_eq!(
            limit_of(&format!("<style>{words}{{{targets}}}</style>{defs}")),
            Err(SvgError::TooMuch)
        );
    }

    #[test]
    fn ordinary_art_passes() {
        let rules: String =
            (0..300).map(|n| format!(".st{n}{{fill:url(#g{n});clip-path:url(#c{n})}}")).collect();
        let defs: String = (0..300).map(|n| format!("<linearGradient id='g{n}'><stop/><stop/></linearGradient><clipPath id='c{n}'><rect/></clipPath>")).collect();
        let art: String = (0..10_000).map(|n| format!("<path class='st{}'/>", n % 300)).collect();
        assert_eq!(
            limit_of(&format!("<style>{rules}</style>{defs}<g fill='url(#g1)'>{art}</g>")),
            Ok(())
        );
    }
}
