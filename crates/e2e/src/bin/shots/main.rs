//! `shots FOLDER [SCENE…]`: pictures of the screens, on a phone and on a desk, in the light and in the dark. A scene is
//! the first word of the pictures' names. `--size 320x256`, once or more, takes other windows than those two, and
//! `--forced` what the screens are in forced colours.

mod camera;
mod drill;
mod exam;
mod interview;
mod pages;

use camera::Camera;
use popquiz_e2e::{Browser, Engine, Result};
use serde_json::json;
use std::process::ExitCode;

/// A phone and a desk, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

/// What goes through the screens of one part and takes their pictures.
type Scene = fn(&Camera<'_>) -> Result<()>;

const SCENES: [(&str, Scene); 9] = [
    ("home", drill::home),
    ("drill", drill::drill),
    ("waiting", drill::waiting),
    ("trouble", drill::trouble),
    ("exam", exam::exam),
    ("interview", interview::interview),
    ("read", pages::read),
    ("progress", pages::progress),
    ("papers", pages::papers),
];

/// What the command line asks for.
#[derive(Default)]
struct Options {
    folder: String,
    scenes: Vec<String>,
    sizes: Vec<(u32, u32)>,
    forced: bool,
}

fn options() -> Option<Options> {
    let mut options = Options::default();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--forced" => options.forced = true,
            "--size" => {
                let size = args.next()?;
                let (width, height) = size.split_once('x')?;
                options.sizes.push((width.parse().ok()?, height.parse().ok()?));
            }
            other if other.starts_with('-') => return None,
            _ if options.folder.is_empty() => options.folder = arg,
            _ => options.scenes.push(arg),
        }
    }
    if options.sizes.is_empty() {
        options.sizes = SIZES.to_vec();
    }
    let known = |scene: &String| SCENES.iter().any(|(name, _)| name == scene);
    (!options.folder.is_empty() && options.scenes.iter().all(known)).then_some(options)
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        let scenes: Vec<&str> = SCENES.iter().map(|(name, _)| *name).collect();
        eprintln!("usage: shots FOLDER [SCENE…] [--size WIDTHxHEIGHT] [--forced]\nscenes: {}", scenes.join(", "));
        return ExitCode::FAILURE;
    };
    match shoot(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn shoot(options: &Options) -> Result<()> {
    std::fs::create_dir_all(&options.folder).map_err(|error| format!("{}: {error}", options.folder))?;
    let browser = Browser::start(Engine::chosen()?)?;
    browser.devtools("Emulation.setScrollbarsHidden", &json!({ "hidden": true }))?;
    for &size in &options.sizes {
        let camera = Camera { browser: &browser, folder: options.folder.as_ref(), size, forced: options.forced };
        browser.resize(size.0, size.1)?;
        for (name, scene) in SCENES {
            if options.scenes.is_empty() || options.scenes.iter().any(|wanted| wanted == name) {
                scene(&camera).map_err(|error| format!("{name}: {error}"))?;
            }
        }
    }
    Ok(())
}
