//! Learners and authors in front of a real browser. Each story has a site of its own, at an address of its own, and so
//! a storage of its own; the browsers are shared.

mod access;
mod arrival;
mod checks;
mod code;
mod embed;
mod exam;
mod guest;
mod heard;
mod home;
mod interview;
mod keyboard;
mod kinds;
mod methods;
mod modes;
mod monkey;
mod paper;
mod papers;
mod pasted;
mod policy;
mod progress;
mod read;
mod resume;
mod review;
mod sitting;
mod steady;
mod storage;
mod tabs;
mod transfer;

use popquiz_e2e::{Browser, Engine, Need, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Something that must come true in a browser.
struct Story {
    name: &'static str,
    tell: fn(&Browser) -> Result<()>,
    /// What not every engine can be asked for.
    needs: Option<Need>,
}

macro_rules! stories {
    ($($module:ident :: $name:ident $(needs $need:ident)?),* $(,)?) => {
        &[$(Story {
            name: concat!(stringify!($module), "::", stringify!($name)),
            tell: $module::$name,
            needs: [$(Need::$need)?].first().copied(),
        }),*]
    };
}

const STORIES: &[Story] = stories![
    home::the_start_screen_shows_areas_and_starts_a_drill,
    home::progress_shows_on_the_start_screen_and_the_sitting_can_be_taken_up,
    home::a_part_that_cannot_be_loaded_is_said_where_the_learner_looks,
    home::chips_choose_what_is_asked,
    arrival::the_first_question_does_not_wait_for_the_last_deck,
    arrival::the_start_screen_waits_for_no_deck,
    arrival::a_sitting_is_taken_up_once_its_questions_are_here,
    arrival::what_came_is_of_use_when_the_rest_is_lost,
    arrival::a_bank_that_never_came_is_said,
    sitting::a_tap_answers_and_every_choice_has_its_reason,
    sitting::a_wrong_answer_comes_back_until_it_is_right,
    sitting::every_kind_can_be_answered_rightly,
    sitting::every_kind_can_be_answered_wrongly,
    sitting::an_open_question_is_revealed_and_ticked,
    sitting::another_round_follows_a_finished_one,
    sitting::hostile_text_stays_text,
    sitting::a_drill_can_be_finished_and_its_count_never_runs_back,
    sitting::check_without_an_answer_says_so,
    code::code_is_copied_whole_and_without_numbers,
    code::white_space_within_code_is_shown,
    code::an_empty_line_cannot_be_at_fault,
    steady::nothing_jumps_while_a_page_loads needs Shifts,
    steady::the_button_that_goes_on_has_one_place,
    steady::the_clock_of_an_exam_stays_in_view,
    paper::what_is_shown_is_printed needs Paper,
    access::twice_the_text_needs_no_sideways_scrolling,
    interview::an_interview_by_touch_up_to_its_report,
    interview::an_interview_by_keys_alone,
    interview::options_stay_covered_until_there_is_an_answer,
    interview::what_the_learner_chooses_is_what_is_asked,
    interview::the_clock_can_be_hidden_and_left_out,
    interview::a_tab_killed_at_every_step_of_twenty_questions_loses_nothing,
    interview::the_start_screen_carries_on_an_interview,
    interview::what_was_left_out_is_drilled,
    interview::the_report_is_printed_and_saved needs Paper,
    interview::an_interview_that_cannot_be_read_is_set_aside,
    interview::an_interview_whose_questions_left_the_bank_is_over,
    interview::axe_finds_nothing_in_an_interview,
    interview::an_interview_fits_a_phone,
    storage::a_reload_loses_nothing,
    storage::a_finished_sitting_is_shown_again_after_a_reload,
    storage::two_tabs_that_answer_at_once_lose_nothing,
    storage::blocked_storage_is_said_once_and_the_quiz_works,
    storage::full_storage_is_said_once_and_the_quiz_works,
    storage::what_cannot_be_read_is_set_aside,
    storage::an_answer_writes_little_after_ten_thousand,
    storage::no_storage_keeps_nothing,
    tabs::a_drill_goes_on_where_another_tab_left_it,
    tabs::an_exam_that_was_left_open_elsewhere_overwrites_nothing,
    tabs::an_exam_handed_in_elsewhere_leaves_the_next_one_alone,
    tabs::an_interview_that_was_left_open_elsewhere_overwrites_nothing,
    tabs::what_the_browser_says_late_disturbs_no_sitting,
    transfer::progress_moves_to_another_browser,
    transfer::a_file_that_is_cut_or_foreign_changes_nothing,
    transfer::the_start_screen_restores_a_file,
    keyboard::a_sitting_by_keys_alone,
    keyboard::every_kind_by_keys_alone,
    keyboard::keys_outside_do_nothing,
    keyboard::the_focus_can_be_seen,
    keyboard::the_focus_is_not_behind_the_foot needs Margin,
    keyboard::the_focus_outlives_what_goes_away,
    keyboard::the_focus_stays_when_what_had_it_goes_away,
    keyboard::a_key_that_is_held_down_does_one_thing,
    keyboard::the_list_of_keys_is_that_of_the_screen,
    heard::questions_and_verdicts_are_heard_where_the_focus_goes needs Tree,
    heard::headings_are_an_outline_and_landmarks_are_few needs Tree,
    heard::nothing_is_said_that_nobody_asked_for,
    kinds::steps_are_dragged_into_order,
    kinds::a_drag_can_be_cancelled_and_leaves_nothing_behind,
    kinds::steps_move_by_arrow_keys_and_keep_the_focus,
    kinds::pairs_are_put_together_by_taps_and_by_dragging,
    kinds::every_kind_by_touch,
    kinds::near_misses_and_parts_of_the_credit_are_explained,
    kinds::odd_questions_fit_and_can_be_answered,
    kinds::axe_and_sizes_of_what_is_dragged,
    resume::a_drill_of_twenty_survives_a_closed_tab_at_every_step,
    resume::a_review_of_twenty_survives_a_closed_tab_at_every_step,
    resume::what_was_edited_or_removed_meanwhile_is_said,
    resume::a_drill_begun_from_a_study_screen_goes_on_after_a_reload,
    resume::an_interview_keeps_notes_and_time_in_a_bank_that_was_edited_and_reordered,
    resume::practice_after_an_exam_goes_on_and_gives_way_to_the_next_exam,
    access::axe_finds_nothing_in_any_kind_of_question,
    access::axe_finds_nothing_on_the_start_screen_and_in_notices,
    access::axe_finds_nothing_on_the_standalone_page,
    access::axe_finds_nothing_while_questions_are_on_their_way,
    access::a_phone_needs_no_sideways_scrolling,
    access::text_is_large_enough_and_targets_are_too,
    access::reduced_motion_moves_nothing needs Preference,
    papers::a_seed_is_the_same_paper_in_every_build,
    papers::a_link_opens_a_paper_and_its_result_can_be_handed_in,
    papers::a_paper_is_sat_and_shared_by_keys_alone,
    papers::what_a_browser_will_not_copy_is_selected,
    papers::a_link_that_nobody_understands_is_said,
    papers::the_questions_of_any_sitting_can_be_shared,
    papers::what_was_chosen_on_the_start_screen_can_be_shared,
    papers::an_exam_can_be_shared_and_its_result_handed_in,
    papers::axe_finds_nothing_on_the_screens_about_papers,
    papers::papers_fit_a_phone,
    pasted::questions_written_inside_the_element_are_asked,
    pasted::a_block_of_questions_that_stands_by_itself_becomes_a_quiz,
    pasted::a_mistake_in_questions_of_the_page_is_said_with_its_line,
    pasted::a_deck_is_known_by_what_it_says_not_by_its_ending,
    pasted::a_page_in_place_of_a_deck_is_told_from_one,
    pasted::off_is_off_however_a_framework_writes_it,
    pasted::properties_set_before_the_script_is_there_count,
    pasted::every_address_of_a_page_has_its_sitting,
    pasted::a_place_and_a_canonical_address_carry_a_sitting_along,
    pasted::a_page_that_changes_its_address_shows_the_sitting_of_the_new_one,
    pasted::what_is_far_below_loads_nothing_until_it_comes_near,
    embed::two_widgets_share_one_wasm_and_no_sitting,
    embed::a_moved_element_keeps_its_sitting,
    embed::a_removed_element_comes_back_with_its_sitting,
    embed::coming_and_going_leaks_nothing,
    embed::a_hostile_theme_does_not_leak_in,
    embed::attributes_filter_and_warn,
    embed::a_changed_attribute_starts_the_fitting_sitting,
    embed::methods_start_anew_and_forget,
    embed::the_script_may_be_loaded_twice,
    embed::a_deck_in_markdown_is_read_in_the_page,
    embed::events_carry_plain_data,
    embed::children_stay_when_the_wasm_is_missing,
    embed::children_are_printed needs Paper,
    embed::a_source_that_cannot_be_had_is_said,
    modes::a_study_mode_is_fetched_when_it_is_wanted,
    modes::progress_that_is_not_kept_changes_over_with_the_learner,
    modes::an_author_names_a_study_mode,
    modes::a_mode_may_be_changed_at_any_time,
    modes::a_part_that_was_lost_on_the_way_is_fetched_again,
    modes::a_server_that_knows_no_wasm_serves_parts_all_the_same,
    modes::a_part_of_another_build_is_refused_before_it_runs,
    methods::start_begins_what_the_element_is_for,
    methods::start_after_practice_is_another_exam,
    methods::reset_forgets_all_that_is_kept_of_every_mode,
    methods::methods_work_where_the_learner_chose_the_mode,
    methods::progress_is_saved_and_restored_in_every_mode,
    guest::a_theme_that_unsets_everything_spoils_nothing,
    guest::prototypes_that_were_added_to_do_no_harm,
    guest::a_page_that_swallows_keys_leaves_buttons_alone,
    guest::shortcuts_of_the_page_do_not_go_off_in_the_widget,
    guest::a_shadow_root_of_the_page_is_a_place_as_well,
    guest::a_dialog_has_room_for_every_mode,
    guest::text_from_right_to_left_runs_so_and_code_does_not,
    monkey::nothing_random_breaks_any_mode,
    monkey::nothing_random_breaks_ten_at_once,
    read::all_questions_stand_in_the_order_of_study,
    read::searching_finds_as_one_types,
    read::the_list_grows_as_it_is_read,
    read::filters_narrow_the_list_and_it_can_be_practised,
    read::what_one_knows_is_kept_and_moves_along,
    read::a_link_leads_to_a_question,
    read::the_list_is_saved_as_a_deck_a_table_and_cards,
    read::a_sheet_is_printed_with_its_key_on_a_page_of_its_own needs Paper,
    read::the_list_by_keys_alone,
    read::axe_finds_nothing_in_the_list,
    read::the_list_fits_a_phone,
    review::of_many_that_are_due_some_are_asked_at_a_time,
    review::a_review_asks_over_every_bank_the_site_has_shown,
    review::a_bank_that_cannot_be_loaded_is_left_out_and_said,
    review::a_review_that_was_left_goes_on,
    review::an_author_asks_for_a_review_and_nothing_takes_the_focus,
    review::a_finished_review_is_shown_again_after_a_reload,
    exam::a_short_exam_by_touch_with_its_review,
    exam::every_kind_is_marked_and_notes_are_compared,
    exam::a_kill_at_each_of_twenty_questions_loses_nothing,
    exam::an_exam_by_keys_alone,
    exam::time_that_is_up_is_said_and_can_be_extended,
    exam::the_learner_chooses_and_a_number_is_a_paper,
    exam::quotas_are_kept_and_what_is_missing_is_said,
    exam::two_tabs_hand_in_once,
    exam::what_the_bank_lost_meanwhile_is_passed_over,
    exam::the_start_screen_knows_of_an_exam_under_way,
    exam::axe_finds_nothing_on_any_screen,
    exam::every_screen_fits_a_phone,
    paper::an_exam_is_printed_with_every_reason needs Paper,
    progress::the_first_visit_says_what_will_be_here,
    progress::the_numbers_are_those_of_the_log,
    progress::what_was_sure_and_wrong_is_drilled,
    progress::what_is_mixed_up_comes_back_in_pairs,
    progress::preferences_are_kept_and_count,
    progress::a_backup_is_noted_wherever_it_was_made,
    progress::the_browser_is_asked_to_keep_it_and_its_answer_is_told needs Permission,
    progress::the_page_by_keys_alone,
    progress::dates_are_those_of_the_language_around_the_quiz,
    progress::axe_finds_nothing_empty_or_full,
    progress::it_fits_a_phone_and_four_hundred_per_cent,
    policy::a_sitting_under_the_strict_policy_violates_nothing,
    policy::nothing_is_asked_of_another_host,
    policy::a_site_in_a_sub_folder_works,
];

/// What the command line asks for: libtest's words, as far as they mean something here.
struct Options {
    threads: usize,
    filters: Vec<String>,
    list: bool,
}

fn options() -> Result<Options> {
    let mut options = Options { threads: 2, filters: Vec::new(), list: false };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let threads = match arg.as_str() {
            "--list" => {
                options.list = true;
                continue;
            }
            "--test-threads" => args.next().unwrap_or_default(),
            other => match other.strip_prefix("--test-threads=") {
                Some(number) => number.to_owned(),
                None if other.starts_with('-') => return Err(format!("no option `{other}`")),
                None => {
                    options.filters.push(arg);
                    continue;
                }
            },
        };
        options.threads = threads.parse().map_err(|_| format!("--test-threads takes a number, not `{threads}`"))?;
    }
    Ok(options)
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool> {
    let engine = Engine::chosen()?;
    let fits = |story: &&Story| story.needs.is_none_or(|need| engine.can(need));
    let wanted = |story: &&Story| {
        options.filters.is_empty() || options.filters.iter().any(|part| story.name.contains(part.as_str()))
    };
    let chosen: Vec<&Story> = STORIES.iter().filter(wanted).filter(fits).collect();
    if options.list {
        for story in &chosen {
            println!("{}: test", story.name);
        }
        return Ok(true);
    }
    println!("running {} tests", chosen.len());
    for story in STORIES.iter().filter(wanted).filter(|story| !fits(story)) {
        let need = story.needs.map_or("", Need::in_words);
        println!("test {} ... left out: it needs {need}, which {engine:?} cannot be asked for", story.name);
    }
    let began = Instant::now();
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        let mut browser = Browser::start(engine)?;
        while let Some(story) = chosen.get(next.fetch_add(1, Ordering::SeqCst)) {
            let told = Instant::now();
            let result = tell(&browser, story);
            let verdict = if result.is_ok() { "ok" } else { "FAILED" };
            println!("test {} ... {verdict} ({:.1} s)", story.name, told.elapsed().as_secs_f32());
            if let Err(error) = result {
                failures.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((story.name, error));
                // Whatever state the failure left behind is not the next story's.
                browser = Browser::start(engine)?;
            }
        }
        Ok(())
    };
    let ended: Vec<Result<()>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..options.threads.clamp(1, chosen.len().max(1))).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".into()))).collect()
    });
    ended.into_iter().collect::<Result<()>>()?;
    let failures = failures.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    for (name, error) in &failures {
        println!("\n---- {name} ----\n{error}");
    }
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s",
        chosen.len() - failures.len(),
        failures.len(),
        STORIES.len() - chosen.len(),
        began.elapsed().as_secs_f32()
    );
    Ok(failures.is_empty())
}

/// Tells one story in a tab of its own, and then closes every tab it left.
fn tell(browser: &Browser, story: &Story) -> Result<()> {
    let quiet = browser.new_tab()?;
    let others: Vec<String> = browser.tabs()?.into_iter().filter(|tab| *tab != quiet).collect();
    for tab in others {
        browser.switch(&tab)?;
        browser.close_tab()?;
    }
    browser.switch(&quiet)?;
    browser.console()?; // what was said before is not this story's
    browser.resize(1000, 800)?;
    let result = catch_unwind(AssertUnwindSafe(|| (story.tell)(browser)));
    let result = result.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("{}\nThe page shows:\n{}", text.unwrap_or("panicked"), browser.shown()))
    });
    result.and_then(|()| match browser.console()?.iter().find(|line| !browser.is_expected(line)) {
        Some(line) => Err(format!("the console was told: {line}")),
        None => Ok(()),
    })
}
