//! What takes the pictures, and the pages that are pictured.

use popquiz_core::bank::Bank;
use popquiz_e2e::{Browser, Habit, Quiz, Result, Stage, dist, history};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// A browser with a window of one size, and where its pictures go.
pub struct Camera<'b> {
    pub browser: &'b Browser,
    pub folder: &'b Path,
    /// In CSS pixels.
    pub size: (u32, u32),
    /// Whether the colours are the reader's own.
    pub forced: bool,
}

/// Whatever moves has stopped.
const SETTLED: &str = "
    const done = arguments[arguments.length - 1];
    const moving = [...document.querySelectorAll('pop-quiz')].flatMap((quiz) => quiz.shadowRoot.getAnimations());
    Promise.all(moving.map((one) => one.finished)).then(() => requestAnimationFrame(() => done()));";

/// A page longer than this is cut off, in CSS pixels.
const LONGEST: u32 = 6000;

/// The width of a sheet of A4 without its margins, in CSS pixels.
const A4: u32 = 720;

impl Camera<'_> {
    /// What is in the window.
    pub fn shot(&self, name: &str) -> Result<()> {
        for scheme in ["light", "dark"] {
            let forced = if self.forced { "active" } else { "none" };
            let features = json!([
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
            ]);
            self.browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }))?;
            self.browser.script_async(SETTLED, &[])?;
            let (width, height) = self.size;
            self.write(&format!("{name}-{width}x{height}-{scheme}"))?;
        }
        Ok(())
    }

    /// The whole page, as in a window that is high enough for it.
    pub fn whole(&self, name: &str) -> Result<()> {
        let (width, height) = self.size;
        let wanted = self.browser.script("return document.documentElement.scrollHeight", &[])?;
        let wanted = wanted.as_u64().and_then(|wanted| u32::try_from(wanted).ok()).unwrap_or(height);
        self.browser.resize(width, wanted.clamp(height, LONGEST))?;
        self.shot(&format!("{name}-whole"))?;
        self.browser.resize(width, height)
    }

    /// From the top of the page.
    pub fn top(&self, name: &str) -> Result<()> {
        self.browser.script("scrollTo(0, 0)", &[])?;
        self.shot(name)
    }

    /// What "Print" on this screen puts on paper, as wide as a sheet of A4.
    pub fn paper(&self, stage: &Stage<'_>, name: &str) -> Result<()> {
        stage.eval("window.print = () => {}", &Value::Null)?;
        press(stage.quiz(), "print")?;
        stage.quiz().wait("[data-printing]")?;
        self.browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
        self.browser.resize(A4, LONGEST / 2)?;
        self.write(&format!("{name}-paper"))?;
        self.browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }))?;
        self.browser.resize(self.size.0, self.size.1)?;
        stage.eval("dispatchEvent(new Event('afterprint'))", &Value::Null).map(drop)
    }

    fn write(&self, name: &str) -> Result<()> {
        let file = self.folder.join(format!("{name}.png"));
        std::fs::write(&file, self.browser.screenshot()?).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{}", file.display());
        Ok(())
    }

    /// The standalone page with other attributes of its widget, on a site of its own, so that no picture shows what was
    /// done for another one.
    pub fn site(&self, attributes: &str) -> Result<Stage<'_>> {
        let stage = Stage::new(self.browser, &[("/shot.html", standalone(attributes)?)])?;
        stage.open("/shot.html")?;
        Ok(stage)
    }
}

/// The standalone page with other attributes in place of those that open the start screen.
pub fn standalone(attributes: &str) -> Result<String> {
    let index = std::fs::read_to_string(dist().join("index.html")).map_err(|error| error.to_string())?;
    Ok(index.replacen("bank=\"django\" home links", &format!("bank=\"django\" {attributes}"), 1))
}

/// Gives the site the history of somebody who has practised for so many days, and opens the page anew.
pub fn practised(stage: &Stage<'_>, days: u64) -> Result<()> {
    let bytes = std::fs::read(dist().join("django.pqb")).map_err(|error| error.to_string())?;
    let bank = Bank::decode(&bytes).map_err(|error| error.to_string())?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let until = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
    let file = history(&bank, Habit { until, days, new_a_day: 8, reviews_a_day: 30 });
    let quiz = stage.quiz();
    quiz.wait("[part=widget]")?;
    quiz.promise("return quiz.importProgress(arg)", &json!(file))?;
    stage.browser.reload()
}

/// Clicks what cannot be reached without scrolling, without scrolling.
pub fn press(quiz: Quiz<'_>, role: &str) -> Result<()> {
    quiz.wait(&format!("[data-role={role}]"))?;
    quiz.eval("one(`[data-role=${arg}]`).click()", &json!(role)).map(drop)
}

/// Unfolds everything.
pub fn unfold(quiz: Quiz<'_>) -> Result<()> {
    quiz.eval("all('details').forEach((one) => one.open = true)", &Value::Null).map(drop)
}
