//! The project's own commands, run as `cargo xtask <command>`.

pub mod arrange;
pub mod bench;
pub mod compile;
pub mod doctor;
pub mod formats;
pub mod guards;
pub mod lint;
pub mod pack;
pub mod process;
pub mod project;
pub mod serve;
pub mod shorten;
pub mod silence;
pub mod simulate;
pub mod site;
pub mod size;
pub mod test;
pub mod tools;
pub mod verify;
pub mod wasm;
pub mod weight;
pub mod words;

const HELP: &str = "\
cargo xtask <command>

  serve [--no-build]           build, and show the site on this machine
  build [--quick]              the complete static site, into dist/; quickly, but large and slow in the browser
  test [--list] [--keep-going] [--only STAGE,..]
                               everything that must hold, stage by stage
  lint                         the first stage alone: formatting, Clippy, scripts, rules of the design
  verify [DECK.md ..]          run the code of the questions against real Django
  words                        every sentence of the interface with the screen it stands on, and whether all are in use
  size [--json]                what the files of dist/ weigh, and the budget
  simulate [--learners N]      what the schedule is worth beside others, on simulated learners
  bench [--search | --peers DIR] [-- OPTIONS]
                               the micro-benchmarks, a keystroke in the list of all questions, or the comparison with
                               other quiz widgets
  doctor                       what this machine has, what is missing, what to run
  help                         this page

What a command needs is installed when it is first needed, each at one pinned version. Built tools are kept in
$POPQUIZ_TOOLS, else in $XDG_CACHE_HOME/popquiz/tools, else in ~/.cache/popquiz/tools.
";

/// Runs the command that the arguments name.
///
/// # Errors
/// What went wrong and what to do, as a message for people.
pub fn run(args: &[String]) -> Result<(), String> {
    let (command, rest) = args.split_first().map_or(("help", args), |(command, rest)| (command.as_str(), rest));
    match command {
        "serve" => serve::run(rest),
        "build" => match rest.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => site::build(compile::Care::Full),
            ["--quick"] => site::build(compile::Care::Quick),
            _ => Err(format!("build knows only --quick, not `{}`", rest.join(" "))),
        },
        "test" => test::run(rest),
        "lint" => lint::run(rest),
        "verify" => verify::run(rest),
        "words" => words::run(rest),
        "size" => size::run(rest),
        "simulate" => simulate::run(rest),
        "bench" => bench::run(rest),
        "doctor" => doctor::run(rest),
        "help" | "-h" | "--help" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no command `{other}`\n\n{HELP}")),
    }
}
