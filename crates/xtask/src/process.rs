//! Running other programs: their output as it comes, a sign of life when they are silent, and errors that name the
//! command.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A step that says nothing for this long gets a line of ours.
const SILENCE: Duration = Duration::from_secs(20);
/// How often a silent step is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// What is done with the lines of a program while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// Shown as they come.
    Live,
    /// Kept, and shown only if the program fails.
    OnFailure,
    /// Kept and not shown: the caller says what went wrong.
    Never,
}

/// How a program ended, with all it wrote, both streams in the order they came.
#[derive(Debug)]
pub struct Ended {
    /// It exited with 0.
    pub ok: bool,
    /// Its lines.
    pub text: String,
}

/// Runs a program to its end. `label` says in a few words what it does, for the sign of life.
///
/// # Errors
/// The program cannot be started. One that fails is no error here: see [`Ended::ok`].
pub fn run(label: &str, command: &mut Command, echo: Echo) -> Result<Ended, String> {
    let shown = display(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    let (sender, lines) = channel();
    if let Some(out) = child.stdout.take() {
        forward(out, sender.clone());
    }
    if let Some(err) = child.stderr.take() {
        forward(err, sender);
    }
    let began = Instant::now();
    let (mut last, mut text, mut exited) = (began, String::new(), None::<ExitStatus>);
    loop {
        match lines.recv_timeout(LOOK) {
            Ok(line) => {
                if echo == Echo::Live {
                    last = Instant::now();
                    eprint!("{line}");
                }
                text.push_str(&line);
            }
            Err(RecvTimeoutError::Disconnected) => break,
            // A program that left a child of its own behind never closes its streams.
            Err(RecvTimeoutError::Timeout) if exited.is_some() => break,
            Err(RecvTimeoutError::Timeout) => {
                exited = child.try_wait().map_err(|error| format!("`{shown}`: {error}"))?;
            }
        }
        // Silent is who shows nothing, and that is also a program whose lines are only kept.
        if last.elapsed() >= SILENCE {
            last = Instant::now();
            eprintln!("    ... {label}: still at work after {}", seconds(began.elapsed()));
        }
    }
    let status = child.wait().map_err(|error| format!("`{shown}`: {error}"))?;
    if !status.success() && echo == Echo::OnFailure {
        eprint!("{text}");
    }
    Ok(Ended { ok: status.success(), text })
}

/// Runs a program that must succeed, and gives back what it wrote.
///
/// # Errors
/// It cannot be started or fails; the message is the command to run again.
pub fn must(label: &str, command: &mut Command, echo: Echo) -> Result<String, String> {
    let ended = run(label, command, echo)?;
    if ended.ok { Ok(ended.text) } else { Err(format!("{label} failed. The command was:\n    {}", display(command))) }
}

/// What a program prints when it is asked something quick, such as its version; nothing if it cannot be run.
#[must_use]
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as one would type it, with the folder it runs in.
#[must_use]
pub fn display(command: &Command) -> String {
    let words: Vec<String> = std::iter::once(command.get_program()).chain(command.get_args()).map(quote).collect();
    let words = words.join(" ");
    command.get_current_dir().map_or_else(|| words.clone(), |dir| format!("cd {} && {words}", quote(dir.as_os_str())))
}

fn quote(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:@,+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into_owned() } else { format!("'{word}'") }
}

/// A time for people: `3.2 s`, or `4 min 05 s`.
#[must_use]
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

fn forward(stream: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
            if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_and_the_end_are_reported() {
        let ended = run("a test", &mut sh("echo one; echo two >&2; exit 3"), Echo::Never).unwrap();
        assert!(!ended.ok);
        assert!(ended.text.contains("one\n") && ended.text.contains("two\n"), "{}", ended.text);
    }

    #[test]
    fn a_failure_names_the_command_to_run() {
        let mut command = sh("exit 1");
        command.current_dir("/");
        let error = must("a test", &mut command, Echo::Never).unwrap_err();
        assert!(error.ends_with("cd / && sh -c 'exit 1'"), "{error}");
        let error = must("a test", &mut Command::new("no-such-program-here"), Echo::Never).unwrap_err();
        assert!(error.contains("cannot start `no-such-program-here`"), "{error}");
    }

    #[test]
    fn a_child_left_behind_does_not_hold_us() {
        let ended = run("a test", &mut sh("sleep 600 & echo $!"), Echo::Never).unwrap();
        assert!(ended.ok);
        let id = ended.text.trim();
        assert!(must("the end of the sleeper", &mut sh(&format!("kill {id}")), Echo::Never).is_ok());
    }

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(3240)), "3.2 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }
}
