//! The shell: the screen that is shown, and what stands around it. Which screens there are, only the table knows.

use crate::browser;
use crate::browser::language::speak;
use crate::focus::{OPENED, SCREEN};
use crate::links;
use crate::message::Msg;
use crate::props::Props;
use crate::request::{Request, Target};
use crate::screen::{Blank, Context as Cx, Opened, Screen};
use crate::screens::TABLE;
use crate::shell::Shell;
use crate::store::journal;
use crate::view::{Frame, Share, widget};
use std::rc::Rc;
use yew::{Component, Context, Html};

/// The widget.
pub struct App {
    shell: Shell,
    shown: Shown,
    /// Screens that are found again as they were left.
    kept: Vec<Shown>,
    /// The screen that is opened when the element has loaded its code, and whether the learner asked for it.
    awaited: Option<(Rc<Target>, bool)>,
    /// The focus was in the widget before what is drawn now.
    had_focus: bool,
}

/// A screen with its word.
struct Shown {
    word: &'static str,
    screen: Box<dyn Screen>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        speak(&props.settings.lang);
        let shell = Shell::new(ctx.link().callback(|msg| msg), props);
        let shown = Shown { word: "", screen: Box::new(Blank) };
        let mut app = Self { shell, shown, kept: Vec::new(), awaited: None, had_focus: false };
        app.open_first(props);
        app.shell.hear(props);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let new = ctx.props();
        if new.resting {
            return true;
        }
        speak(&new.settings.lang);
        if old.resting || old.host != new.host {
            *self = Self::create(ctx);
        } else if old.place() != new.place() || !Rc::ptr_eq(&old.bank, &new.bank) {
            self.shell.settle_in(new);
            self.open_first(new);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        speak(&ctx.props().settings.lang);
        let had_focus = browser::has_focus(&ctx.props().host);
        let draw = self.take(ctx.props(), msg);
        self.had_focus |= had_focus && draw;
        self.shell.hear(ctx.props());
        draw
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        if props.resting {
            return Html::default();
        }
        speak(&props.settings.lang);
        let frame = Frame {
            send: self.shell.send(),
            word: self.shown.word,
            props,
            bank: &props.bank,
            place: &self.shell.place,
            journal: &journal(&props.settings),
            home: TABLE.back(&props.settings).is_some_and(|word| word != self.shown.word),
            share: Share::of(&props.settings),
            notice: self.shell.notice.as_deref(),
            unanswered: false, // a sitting knows
            keys: self.shown.screen.keys(),
            keys_shown: self.shell.keys_shown,
        };
        widget::around(&frame, self.shown.screen.class(), self.shown.screen.view(&frame))
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let host = &ctx.props().host;
        if std::mem::take(&mut self.had_focus) && !browser::has_focus(host) {
            // What had it is gone, and who works by keys would start again at the top of the page.
            self.shell.focus = self.shell.focus.or(Some(SCREEN));
        }
        if let Some(selector) = self.shell.focus.take() {
            browser::focus(host, selector);
        }
    }
}

impl App {
    /// Shows what this widget shows first: what a link asks for, or the author.
    fn open_first(&mut self, props: &Props) {
        self.shell.linked = None;
        let link = links::is_asked(&props.settings).then_some(Target::new(TABLE.links, Request::Link));
        self.open(props, link.unwrap_or_else(|| TABLE.first(&props.settings)), false);
    }

    /// Opens a screen. Says whether it, or another in its place, is shown.
    fn open(&mut self, props: &Props, target: impl Into<Rc<Target>>, asked: bool) -> bool {
        let target = target.into();
        let word = target.word;
        self.awaited = None;
        let opened = if word == self.shown.word && self.shown.screen.stays() {
            return true;
        } else if let Some(at) = self.kept.iter().position(|kept| kept.word == word) {
            Opened::Screen(self.kept.remove(at).screen)
        } else {
            TABLE.open(&mut Cx { asked, ..self.shell.context(props) }, &target)
        };
        match opened {
            Opened::Screen(screen) => {
                let left = std::mem::replace(&mut self.shown, Shown { word, screen });
                self.kept.extend(Some(left).filter(|left| left.screen.stays()));
            }
            Opened::Elsewhere(target) => return self.open(props, target, asked),
            Opened::Linked(linked, target) => {
                self.shell.linked = Some(linked);
                return self.open(props, target, asked);
            }
            Opened::Awaited => {
                self.awaited = Some((target, asked));
                return false;
            }
            Opened::Nothing => return false,
        }
        self.shell.keys_shown = false;
        if asked {
            self.shell.focus = self.shell.focus.or(Some(OPENED));
        }
        true
    }

    /// Takes a message in. Says whether there is something new to draw.
    fn take(&mut self, props: &Props, msg: Msg) -> bool {
        let screen = &mut self.shown.screen;
        match msg {
            Msg::Answer(event) => return screen.answer(&mut self.shell.context(props), event),
            Msg::Key(key) if self.shell.takes(props, &key, screen.keys()) => {}
            Msg::Key(key) => return screen.key(&mut self.shell.context(props), &key),
            Msg::Loaded => return self.awaited.take().is_some_and(|(target, asked)| self.open(props, target, asked)),
            Msg::Arrived => screen.arrived(&mut self.shell.context(props)),
            Msg::Screen(word, act) if word == self.shown.word => {
                return screen.update(&mut self.shell.context(props), &*act);
            }
            // What comes late, such as an answer of the browser, finds the learner elsewhere.
            Msg::Screen(..) => return false,
            Msg::Again => screen.again(&mut self.shell.context(props)),
            Msg::Repeat(items) if !screen.repeat(&mut self.shell.context(props), &items) => {
                return self.open(props, Target::new(TABLE.main, Request::Repeat(items)), true);
            }
            Msg::Repeat(_) => {}
            Msg::Begin => {
                let mode = TABLE.mode(&props.settings);
                if mode.is_some_and(|mode| mode != self.shown.word) || !screen.begin(&mut self.shell.context(props)) {
                    return self.open(props, Target::new(mode.unwrap_or(TABLE.main), Request::Anew), true);
                }
            }
            Msg::Open(target) => return self.open(props, target, true),
            Msg::Home => {
                let Some(word) = TABLE.back(&props.settings) else { return false };
                self.shell.linked = None;
                return self.open(props, Target::plain(word), true);
            }
            Msg::Forget => {
                self.shell.forget(props);
                self.open_first(props);
            }
            Msg::Refresh => screen.refresh(&journal(&props.settings).borrow()),
            Msg::Say(said) => {
                screen.refresh(&journal(&props.settings).borrow());
                self.shell.notice = Some(said);
            }
            // Their buttons go away with them, and the focus goes on to what there is to read.
            Msg::Keys => (self.shell.keys_shown, self.shell.focus) = (false, Some(SCREEN)),
            Msg::Dismiss => (self.shell.notice, self.shell.focus) = (None, Some(SCREEN)),
        }
        true
    }
}
