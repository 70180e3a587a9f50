//! What every screen is held to, for the stories of all modes.

use popquiz_e2e::{Browser, Page, Result, Stage, axe};
use serde_json::Value;

/// The words by which an attribute names the kinds of question.
pub const KINDS: [&str; 6] = ["choice", "order", "match", "blank", "open", "spot"];

/// A page that axe can look at.
pub fn with_axe<'b>(browser: &'b Browser, page: &Page) -> Result<Stage<'b>> {
    Stage::show(browser, &page.clone().script("/axe.js"), &[("/axe.js", axe()?)])
}

/// Brings axe into a page that is open and is not the story's own.
pub fn bring_axe(browser: &Browser) -> Result<()> {
    browser.script(&axe()?, &[]).map(drop)
}

/// axe finds nothing wrong in the page as it stands, in the light and in the dark.
pub fn audit(stage: &Stage<'_>, what: &str) -> Result<()> {
    let script = "
        await Promise.all(root.getAnimations?.().map((one) => one.finished) ?? []);
        const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
        const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`);
        return found.violations.flatMap(told).concat(found.passes.length ? [] : ['axe looked at nothing']);";
    for scheme in ["light", "dark"] {
        stage.browser.scheme(scheme)?;
        let found = stage.quiz().promise(script, &Value::Null)?;
        assert_eq!(found, Value::Array(Vec::new()), "{what}, {scheme}: {found:#}");
    }
    Ok(())
}

/// Nothing has to be scrolled sideways to be read.
pub fn assert_fits(stage: &Stage<'_>, screen: &str) -> Result<()> {
    let script = "
        const wide = document.documentElement.scrollWidth;
        const room = document.documentElement.clientWidth;
        if (wide <= room) return null;
        const out = [...document.querySelectorAll('pop-quiz')].flatMap((quiz) => [...quiz.shadowRoot.querySelectorAll('*')])
            .concat([...document.querySelectorAll('body *')])
            .filter((one) => one.getBoundingClientRect().right > room + 1);
        return `${wide} wide, because of ${out.map((one) => `${one.localName}.${one.className}`).join(', ')}`";
    let wide = stage.eval(script, &Value::Null)?;
    assert_eq!(wide, Value::Null, "{screen} scrolls sideways");
    Ok(())
}

/// Texts smaller than 13 pixels, and controls lower than 44.
const SMALL: &str = "
    const found = [];
    const shown = (one) => one.checkVisibility() && !one.closest('.sr');
    for (const one of all('*')) {
        const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        const size = parseFloat(getComputedStyle(one).fontSize);
        if (own && shown(one) && size < 12.999) found.push(`${size} px text: ${one.localName}.${one.className} “${one.textContent.slice(0, 60)}”`);
    }
    for (const one of all('button, label, select, summary, input:not(.sr), textarea')) {
        if (!shown(one)) continue;
        const { width, height } = one.getBoundingClientRect();
        if (height < 43.99) found.push(`${width} x ${height} px target: ${one.localName}.${one.className} “${one.textContent.slice(0, 60)}”`);
    }
    return found;";

/// All text can be read, and all controls can be hit.
pub fn assert_large_enough(stage: &Stage<'_>, screen: &str) -> Result<()> {
    let small = stage.quiz().eval(SMALL, &Value::Null)?;
    assert_eq!(small, Value::Array(Vec::new()), "{screen}: {small:#}");
    Ok(())
}
