//! The end of what is drawn: a button for more, which presses itself when it comes near.

use super::act::End;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html};

/// How near is near.
const NEAR: &str = "500px";

/// What there is more of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How many are not drawn yet.
    pub left: usize,
    /// Asks for more.
    pub onmore: Callback<End>,
}

/// The button.
pub struct More {
    button: NodeRef,
    watch: Option<Watch>,
}

/// Says when the button comes near; it is no longer watched once this is dropped.
struct Watch {
    observer: IntersectionObserver,
    _near: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    fn new(onmore: Callback<End>) -> Option<Self> {
        let near = Closure::new(move |entries: js_sys::Array| {
            let mut entries = entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            if entries.any(|entry| entry.is_intersecting()) {
                onmore.emit(End::Bottom);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let observer = IntersectionObserver::new_with_options(near.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self { observer, _near: near })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Component for More {
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self { button: NodeRef::default(), watch: Watch::new(ctx.props().onmore.clone()) }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { left, onmore } = ctx.props();
        let onclick = onmore.reform(|_| End::Next);
        html! {
            <button ref={self.button.clone()} type="button" data-look="soft" data-role="more" part="button" {onclick}>
                { popquiz_words::list::More { n: *left }.text() }
            </button>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some((watch, button)) = self.watch.as_ref().zip(self.button.cast::<Element>()) else { return };
        // Watching anew tells at once whether it is near, also where it still is after more was drawn.
        watch.observer.unobserve(&button);
        watch.observer.observe(&button);
    }
}
