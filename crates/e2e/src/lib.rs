//! What the end-to-end stories stand on: a thin W3C `WebDriver` client, the built site on a server of this machine, and
//! the widget as a learner meets it.
//!
//! | variable | says | unless set |
//! |---|---|---|
//! | `POPQUIZ_DIST` | where the built site is | `dist` at the root of the workspace |
//! | `POPQUIZ_ENGINE` | `chromium`, `firefox` or `webkit` | `chromium` |
//! | `CHROMEDRIVER`, `GECKODRIVER`, `WEBKITWEBDRIVER` | the engine's driver | found on `PATH` |
//! | `CHROMIUM`, `FIREFOX`, `WEBKIT` | the browser itself | the driver's own choice |
//! | `AXE_PATH` | `axe.min.js` of axe-core | the copy that `cargo xtask test` installs |

mod conditions;
mod deck;
mod engine;
mod history;
mod http;
mod input;
mod quiz;
mod stage;
mod webdriver;

pub use deck::{KINDS, plain, talks};
pub use engine::{Engine, Need};
pub use history::{Habit, history};
pub use input::Pointer;
pub use quiz::Quiz;
pub use stage::{Page, Stage, axe, chunks, dist, page};
pub use webdriver::{Browser, Element};

/// What went wrong, as a sentence.
pub type Result<T> = std::result::Result<T, String>;
