//! Elements without listeners, made by a call. `html!` writes every element out as code of its own, which for some two
//! hundred of them weighs more than the rest of the view; it stays where there is something to listen to.

use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// An element of a name, static attributes and children.
pub fn element(tag: &'static str, attributes: &'static [(&'static str, AttributeOrProperty)], kids: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Static(attributes));
    element.add_children(kids);
    element.into()
}

/// An element whose class, or another single attribute, is known only when it is drawn.
pub fn varied(tag: &'static str, key: &'static [&'static str; 1], value: &'static str, kids: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    let values = Box::new([Some(AttributeOrProperty::Static(value))]);
    element.set_attributes(Attributes::Dynamic { keys: key, values });
    element.add_children(kids);
    element.into()
}

/// Text.
pub fn text(text: &str) -> Html {
    yew::virtual_dom::VText::new(text.to_string()).into()
}

/// Several nodes in a row.
pub fn row(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// `el!("p" "class"="hint" => kid, kid)`
macro_rules! el {
    ($tag:literal $($key:literal = $value:literal)* => $($kid:expr),* $(,)?) => {
        $crate::view::dom::element(
            $tag,
            &[$(($key, yew::virtual_dom::AttributeOrProperty::Static($value))),*],
            vec![$($kid),*],
        )
    };
    ($tag:literal $($key:literal = $value:literal)* ; $kids:expr) => {
        $crate::view::dom::element($tag, &[$(($key, yew::virtual_dom::AttributeOrProperty::Static($value))),*], $kids)
    };
}
pub(crate) use el;
