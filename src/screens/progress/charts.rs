//! Charts, drawn as SVG nodes. Places and widths are attributes in per cent, which a strict Content-Security-Policy lets
//! through where it would stop a style, and heights are pixels: so a chart fills any width and its text keeps its size.
//! Whatever a chart shows, the table below it says.

use crate::view::dom::{classed, el, text, varied, word};
use popquiz_words::{Word, progress as say};
use yew::{AttrValue, Html};

/// A chart that is a picture, with the numbers it shows: the section's name, what there is to see, the drawing, the table.
pub fn figure(name: &str, said: &str, drawing: Vec<Html>, table: Html) -> Html {
    let image = varied("div", &["role", "aria-label"], vec!["img".into(), said.to_owned().into()], drawing);
    el!("figure" => image, numbers(name, table))
}

/// A chart that is a list of words, each with a drawing beside it that says the same.
pub fn listed(name: &str, rows: Vec<Html>, table: Html) -> Html {
    el!("figure" => el!("ul" "class"="bars"; rows), numbers(name, table))
}

/// The numbers of a chart, folded.
fn numbers(name: &str, table: Html) -> Html {
    // Whoever goes from one button to the next without seeing the heading hears which table it is.
    let of = el!("span" "class"="sr" => text(&say::TableOf { name }.text()));
    el!("details" "class"="numbers" => el!("summary" => el!("span" => word(say::AS_TABLE), of)), table)
}

/// A table: what its columns are, and its rows, the first cell of each being the row's name. A row of one cell is the name
/// of the group of rows that follow.
pub fn table(columns: &[Word], rows: Vec<Vec<String>>) -> Html {
    let head = columns.iter().map(|name| el!("th" "scope"="col" => word(*name))).collect();
    let mut bodies: Vec<Vec<Html>> = vec![Vec::new()];
    for mut cells in rows {
        if cells.len() == 1 {
            let name = text(&cells.remove(0));
            let across = columns.len().to_string();
            let group = varied("th", &["scope", "colspan"], vec!["rowgroup".into(), across.into()], vec![name]);
            bodies.push(vec![el!("tr" => group)]);
            continue;
        }
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
            0 => el!("th" "scope"="row" => text(&cell)),
            _ => el!("td" => text(&cell)),
        });
        let row = el!("tr"; cells.collect());
        if let Some(body) = bodies.last_mut() {
            body.push(row);
        }
    }
    let mut kids = vec![el!("thead" => el!("tr"; head))];
    kids.extend(bodies.into_iter().filter(|body| !body.is_empty()).map(|body| el!("tbody"; body)));
    el!("table"; kids)
}

/// A number of a drawing, which is never negative, to hundredths. What the library writes out floats with is a twentieth of
/// the code that is fetched for the study modes.
fn decimal(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a drawing")]
    let hundredths = (number * 100.0).round() as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn percent(share: f64) -> AttrValue {
    (decimal(share.clamp(0.0, 1.0) * 100.0) + "%").into()
}

/// A rectangle over the whole height: where it begins and how wide it is, as shares of the whole.
pub fn stretch(class: &'static str, from: f64, width: f64, height: u16) -> Html {
    let values = vec![class.into(), percent(from), percent(width), height.to_string().into(), "3".into()];
    varied("rect", &["class", "x", "width", "height", "rx"], values, Vec::new())
}

/// A drawing as wide as there is room.
pub fn drawing(class: &'static str, height: u16, kids: Vec<Html>) -> Html {
    let values = vec![class.into(), "100%".into(), height.to_string().into(), "true".into()];
    varied("svg", &["class", "width", "height", "aria-hidden"], values, kids)
}

/// One bar of parts of a whole, from the left: classes and shares, the longest first, since each is drawn over the last.
pub fn bar(parts: &[(&'static str, f64)], height: u16) -> Html {
    let mut kids = vec![stretch("none", 0.0, 1.0, height)];
    kids.extend(
        parts.iter().filter(|(_, share)| *share > 0.0).map(|(class, share)| stretch(class, 0.0, *share, height)),
    );
    drawing("m", height, kids)
}

/// Bars side by side, with gaps between: for each how much of it is filled, twice.
pub fn bars(cells: &[[(&'static str, f64); 2]], height: u16) -> Html {
    let each = 1.0 / count(cells.len().max(1));
    let wide = each * 0.96;
    let mut kids = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let from = each * count(at);
        kids.push(stretch("none", from, wide, height));
        let filled = cell.iter().filter(|(_, share)| *share > 0.0);
        kids.extend(filled.map(|(class, share)| stretch(class, from, wide * share, height)));
    }
    drawing("m", height, kids)
}

/// A count as a floating point number, exact for all that charts have.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

/// Height of the columns in a chart of columns, in pixels, below the line of its highest value.
const TALL: f64 = 96.0;
const TOP: f64 = 24.0;

/// A chart of columns: their values, the class of each, the label of the line at the greatest value, and labels below, each
/// under its column.
pub fn columns(
    values: &[f64],
    class: impl Fn(usize) -> &'static str,
    top: &str,
    labels: &[(usize, &str)],
) -> Vec<Html> {
    let most = values.iter().copied().fold(0.0, f64::max);
    let each = 1.0 / count(values.len().max(1));
    let mut kids = vec![line(TOP), line(TOP + TALL)];
    for (at, value) in values.iter().enumerate().filter(|(_, value)| **value > 0.0) {
        let height = (value / most * TALL).max(3.0);
        let attributes = vec![
            class(at).into(),
            percent(each * (count(at) + 0.12)),
            percent(each * 0.76),
            decimal(TOP + TALL - height).into(),
            decimal(height).into(),
            "2".into(),
        ];
        kids.push(varied("rect", &["class", "x", "width", "y", "height", "rx"], attributes, Vec::new()));
    }
    kids.push(label(0.0, "start", "16", top));
    for &(at, said) in labels {
        let middle = each * (count(at) + 0.5);
        // A label at the edge stays inside it.
        let (x, anchor) = match middle {
            m if m < 0.1 => (each * count(at), "start"),
            m if m > 0.9 => (each * (count(at) + 1.0), "end"),
            m => (m, "middle"),
        };
        kids.push(label(x, anchor, "138", said));
    }
    vec![drawing("columns", 142, kids)]
}

fn line(y: f64) -> Html {
    let y: AttrValue = decimal(y).into();
    varied("line", &["x1", "x2", "y1", "y2"], vec!["0".into(), "100%".into(), y.clone(), y], Vec::new())
}

/// A text in a drawing: at a share of its width, and so many pixels down.
pub fn label(x: f64, anchor: &'static str, y: &'static str, said: &str) -> Html {
    varied("text", &["x", "text-anchor", "y"], vec![percent(x), anchor.into(), y.into()], vec![text(said)])
}

/// A line from nothing to all, on it the interval where a share may lie, and the share itself.
pub fn share(value: f64, (low, high): (f64, f64)) -> Html {
    let dot = varied("circle", &["cx", "cy", "r"], vec![percent(value), "10".into(), "6".into()], Vec::new());
    let track = varied(
        "line",
        &["x1", "x2", "y1", "y2"],
        vec!["0".into(), "100%".into(), "10".into(), "10".into()],
        Vec::new(),
    );
    drawing("share", 20, vec![track, stretch("span", low, high - low, 20), dot])
}

/// How many sizes a square of the calendar has, empty ones included.
pub const SIZES: usize = 5;

/// A calendar of weeks side by side: for each square its column, its row and its size, from 0 to [`SIZES`] less one. It
/// is wider or narrower as a whole, so there is no text in it.
pub fn squares(columns: usize, squares: &[(usize, usize, usize)]) -> Html {
    const WIDTHS: [f64; SIZES] = [1.6, 4.0, 5.6, 7.2, 8.8];
    const CLASSES: [&str; SIZES] = ["s0", "s1", "s2", "s3", "s4"];
    let square = |&(column, row, size): &(usize, usize, usize)| {
        let size = size.min(SIZES - 1);
        let (width, at) = (WIDTHS[size], |n: usize| count(n) * 10.0 + 5.0 - WIDTHS[size] / 2.0);
        let edge: AttrValue = decimal(width).into();
        let place = |n: usize| AttrValue::from(decimal(at(n)));
        let values = vec![CLASSES[size].into(), place(column), place(row), edge.clone(), edge, "1.2".into()];
        varied("rect", &["class", "x", "y", "width", "height", "rx"], values, Vec::new())
    };
    let frame: AttrValue = format!("0 0 {} 70", columns * 10).into();
    varied(
        "svg",
        &["class", "viewBox", "width"],
        vec!["squares".into(), frame, "100%".into()],
        squares.iter().map(square).collect(),
    )
}

/// A sign of what a mark in a chart means, and the words for it.
pub fn key(marks: &[(&'static str, Word)]) -> Html {
    let entry = |(class, said): &(&'static str, Word)| {
        let sign = varied(
            "svg",
            &["class", "width", "height", "aria-hidden"],
            vec!["m".into(), "14".into(), "14".into(), "true".into()],
            vec![stretch(class, 0.0, 1.0, 14)],
        );
        el!("li" => sign, word(*said))
    };
    classed("ul", "key", marks.iter().map(entry).collect())
}
