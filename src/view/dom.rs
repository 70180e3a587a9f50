//! Elements made by a call. `html!` writes every element out as code of its own, which for some two hundred of them
//! weighs more than the rest of the view; it stays where a control has properties or listeners of its own.

use super::Frame;
use crate::message::Msg;
use popquiz_words::Word;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{AttrValue, Html, html};

/// An element of a name, attributes and children.
pub fn element(tag: &'static str, attributes: Attributes, kids: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    element.set_attributes(attributes);
    element.add_children(kids);
    element.into()
}

/// An element whose attributes are known only when it is drawn.
pub fn varied(tag: &'static str, keys: &'static [&'static str], values: Vec<AttrValue>, kids: Vec<Html>) -> Html {
    let values = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value))).collect();
    element(tag, Attributes::Dynamic { keys, values }, kids)
}

/// An element whose class is known only when it is drawn. (In `html!` a class that varies brings a set of classes.)
pub fn classed(tag: &'static str, class: &'static str, kids: Vec<Html>) -> Html {
    varied(tag, &["class"], vec![AttrValue::Static(class)], kids)
}

/// Text.
pub fn text(text: &str) -> Html {
    VText::new(text.to_string()).into()
}

/// A message.
pub fn word(word: Word) -> Html {
    VText::new(word.get()).into()
}

/// An element with an accessible name; `keys` end with `aria-label`.
pub fn labelled(
    tag: &'static str,
    keys: &'static [&'static str],
    values: &[&'static str],
    name: &str,
    kids: Vec<Html>,
) -> Html {
    let mut all: Vec<AttrValue> = values.iter().map(|&value| AttrValue::Static(value)).collect();
    all.push(name.to_owned().into());
    varied(tag, keys, all, kids)
}

/// Several nodes in a row.
pub fn row(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A button: its look, the role by which tests and hosts find it, what it says, and what it sends.
pub fn button(frame: &Frame<'_>, look: &'static str, role: &'static str, label: &str, message: Msg) -> Html {
    button_of(frame, look, role, text(label), None, message)
}

/// The same around any nodes; one that has nothing to do is shown, but off.
pub fn button_of(
    frame: &Frame<'_>,
    look: &'static str,
    role: &'static str,
    inside: Html,
    name: Option<String>,
    message: Msg,
) -> Html {
    let onclick = frame.click(message);
    html! { <button type="button" data-look={look} part="button" data-role={role} aria-label={name} {onclick}>{ inside }</button> }
}

/// `el!("p" "class"="hint" => kid, kid)`, or with the children in one vector `el!("p" "class"="hint"; kids)`. An accessible
/// name that is a message stands behind the attributes: `el!("ul" "class"="refs" [say::REFERENCES]; kids)`.
macro_rules! el {
    ($tag:literal $($key:literal = $value:literal)* [$name:expr] => $($kid:expr),* $(,)?) => {
        el!($tag $($key = $value)* [$name]; vec![$($kid),*])
    };
    ($tag:literal $($key:literal = $value:literal)* [$name:expr]; $kids:expr) => {
        $crate::view::dom::labelled($tag, &[$($key,)* "aria-label"], &[$($value),*], &$name, $kids)
    };
    ($tag:literal $($key:literal = $value:literal)* => $($kid:expr),* $(,)?) => {
        el!($tag $($key = $value)*; vec![$($kid),*])
    };
    ($tag:literal $($key:literal = $value:literal)*; $kids:expr) => {
        $crate::view::dom::element(
            $tag,
            yew::virtual_dom::Attributes::Static(&[$(($key, yew::virtual_dom::AttributeOrProperty::Static($value))),*]),
            $kids,
        )
    };
}
pub(crate) use el;
