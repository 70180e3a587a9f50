//! Elements made by a call. `html!` writes every element out as code of its own, which for some two hundred of them
//! weighs more than the rest of the view; it stays where a control has properties or listeners of its own.

use super::Frame;
use crate::app::Msg;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{Html, html};

/// An element of a name, attributes and children.
pub fn element(tag: &'static str, attributes: Attributes, kids: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    element.set_attributes(attributes);
    element.add_children(kids);
    element.into()
}

/// An element whose class is known only when it is drawn.
pub fn classed(tag: &'static str, class: &'static str, kids: Vec<Html>) -> Html {
    let values = Box::new([Some(AttributeOrProperty::Static(class))]);
    element(tag, Attributes::Dynamic { keys: &["class"], values }, kids)
}

/// Text.
pub fn text(text: &str) -> Html {
    VText::new(text.to_string()).into()
}

/// Several nodes in a row.
pub fn row(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A button: its class, the role by which tests and hosts find it, what it says, and what it sends.
pub fn button(frame: &Frame<'_>, class: &'static str, role: &'static str, label: &str, message: Msg) -> Html {
    button_of(frame, class, role, text(label), None, message)
}

/// The same around any nodes; one that has nothing to do is shown, but off.
pub fn button_of(
    frame: &Frame<'_>,
    class: &'static str,
    role: &'static str,
    inside: Html,
    name: Option<String>,
    message: Msg,
) -> Html {
    let onclick = frame.click(message);
    html! { <button type="button" {class} part="button" data-role={role} aria-label={name} {onclick}>{ inside }</button> }
}

/// `el!("p" "class"="hint" => kid, kid)`, or with the children in one vector `el!("p" "class"="hint"; kids)`.
macro_rules! el {
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
