//! Links into the widget: what the page's address asked for, and the address that leads back to a place. Only where the
//! author allows it with the attribute `links`.

use crate::config::Settings;
use popquiz_core::sharing::link;

/// Whether links may lead into this widget.
pub fn allowed(settings: &Settings) -> bool {
    settings.given("links").is_some()
}

/// What the page's address said when the widget was drawn: names and values, see [`popquiz_core::sharing::link`].
pub fn asked(settings: &Settings) -> Vec<(String, String)> {
    settings.given("fragment").filter(|_| allowed(settings)).map(link::parse).unwrap_or_default()
}

/// Whether the page's address asks for something.
pub fn is_asked(settings: &Settings) -> bool {
    settings.given("fragment").is_some_and(|fragment| allowed(settings) && link::is_ours(fragment))
}

/// The address of this page with these names and values.
pub fn address(pairs: &[(&str, &str)]) -> String {
    let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}{}", link::write(pairs))
}
