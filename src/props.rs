//! What the element gives to the component.

use crate::config::Settings;
use popquiz_core::bank::Bank;
use popquiz_core::dice::seed_of;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::Properties;

/// What the element gives to the component.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it was asked to be.
    pub settings: Settings,
    /// The questions.
    pub bank: Rc<Bank>,
    /// The element itself, where events are fired.
    pub host: HtmlElement,
    /// Off the page, until another element is drawn in its place.
    pub resting: bool,
}

impl Props {
    /// The key under which this widget's sittings are kept: what the author asked for and where, in a few letters.
    pub fn place(&self) -> String {
        key_of(&self.settings.place)
    }

    /// The same as it was before pages had names of their own.
    pub fn former_place(&self) -> String {
        key_of(&self.settings.former_place)
    }
}

fn key_of(place: &str) -> String {
    format!("{:x}", seed_of(place))
}
