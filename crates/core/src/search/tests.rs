use super::*;
use crate::bank::Bank;
use crate::item::{Body, Head, Item, Kind, Open, Task};
use crate::prose::{Block, Prose, Run, Style};
use crate::testing;
use proptest::prelude::*;

fn open(id: &str, stem: &str, answer: &str, tags: &[&str]) -> Item {
    let task =
        Open { answer: Prose::text(answer), key_points: vec![Prose::text("a"), Prose::text("b")], follow_ups: vec![] };
    let head = Head { tags: tags.iter().map(ToString::to_string).collect(), ..testing::head(id, Kind::Open) };
    let body = Body {
        stem: Prose::text(stem),
        task: Task::Open(task),
        rationale: Prose::default(),
        references: Vec::new(),
        misconception: Prose::default(),
        hints: Vec::new(),
    };
    Item::packed(head, body)
}

fn sample() -> Bank {
    testing::bank(&[
        open("lazy", "What does it mean that a queryset is lazy?", "It asks the database when it is needed.", &["sql"]),
        open("joins", "How does select_related differ from prefetch_related?", "One join against two queries.", &[]),
        open("lookup", "Which rows does filter(pk__in=[]) give?", "None, without asking.", &["lookups"]),
        open("cascade", "What does on_delete=CASCADE do to a ForeignKey?", "The ORM deletes rows first.", &["models"]),
        open(
            "signals",
            "When is pre_save sent?",
            "Before the row of a model is written; a queryset's update sends none.",
            &[],
        ),
    ])
}

/// The ids that a query finds in the sample, best first.
fn ids(query: &str) -> Vec<String> {
    let bank = sample();
    let found = Index::of(&bank).search(query);
    found.items.iter().map(|&at| bank.heads()[at as usize].id.clone()).collect()
}

#[test]
fn names_of_code_are_found_whole_and_by_part() {
    for query in ["select_related", "select related", "related", "prefetch_rel", "Select"] {
        assert_eq!(ids(query), ["joins"], "{query}");
    }
    for query in ["__in", "pk__in", "pk"] {
        assert_eq!(ids(query)[0], "lookup", "{query}");
    }
    for query in ["on_delete", "on delete", "foreign key", "ForeignKey", "foreignkey", "casc"] {
        assert_eq!(ids(query)[0], "cascade", "{query}");
    }
}

#[test]
fn the_question_counts_more_than_the_tag_and_the_tag_more_than_the_answer() {
    assert_eq!(ids("queryset"), ["lazy", "signals"]);
    assert_eq!(ids("models"), ["cascade"]);
    assert_eq!(ids("model"), ["cascade", "signals"], "the beginning of a tag, a whole word of an answer");
}

#[test]
fn slips_are_forgiven_only_where_nothing_is_found_as_typed() {
    let index = Index::of(&sample());
    for query in ["qeuryset", "queryest", "quryset", "querryset", "selct_related", "prefetchrelated"] {
        let found = index.search(query);
        assert_eq!(found.fit, Fit::Close, "{query}");
        assert!(!found.items.is_empty(), "{query}");
    }
    assert_eq!(index.search("queryset").fit, Fit::Exact);
    assert_eq!(ids("xyz"), [""; 0], "three letters allow no slip");
}

#[test]
fn most_words_are_enough_where_no_item_has_all() {
    let index = Index::of(&sample());
    let found = index.search("how lazy is a queryset zebra");
    assert_eq!((found.fit, found.items[0]), (Fit::Partly, 0));
    assert!(index.search("zebra crocodile").items.is_empty());
}

#[test]
fn nothing_is_asked_by_a_query_without_words() {
    for query in ["", "  ", "?!", "____"] {
        assert_eq!(ids(query), [""; 0], "{query:?}");
    }
}

#[test]
fn the_index_is_the_same_however_it_is_sliced() {
    let bank = sample();
    let mut builder = Builder::default();
    let mut steps = 0;
    while !builder.step(&bank, 2) {
        steps += 1;
        assert_eq!(builder.done(), steps * 2);
    }
    let (sliced, whole) = (builder.finish(), Index::of(&bank));
    assert_eq!((&sliced.text, &sliced.places), (&whole.text, &whole.places));
    assert_eq!((sliced.ends, sliced.place_ends, sliced.lengths), (whole.ends, whole.place_ends, whole.lengths));
}

/// The marked pieces of a text.
fn marks(query: &str, text: &str) -> Vec<String> {
    let found = Found { items: vec![], fit: Fit::Close, words: Index::default().words_of(query) };
    let prose = Highlighter::new(&found).prose(&Prose::text(text));
    let Some(Block::Paragraph(line)) = prose.0.first() else { panic!("no line") };
    let marked = |run: &&Run| run.style.has(Style::MARK);
    line.0.iter().filter(marked).map(|run| run.text.clone()).collect()
}

#[test]
fn what_was_searched_for_is_marked() {
    assert_eq!(marks("query", "A queryset, two QuerySets."), ["query", "Query"]);
    assert_eq!(marks("qeuryset", "A queryset."), ["queryset"]);
    assert_eq!(marks("__gte", "filter(price__gte=5)"), ["__gte"]);
    assert_eq!(marks("related", "select_related()"), ["related"]);
    assert_eq!(marks("djangos", "Django’s way"), ["Django’s"]);
    assert_eq!(marks("a model", "a and model"), ["a", "model"]);
}

fn a_word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-e]{1,5}", "[a-e]{4,9}", "[a-c]{2,4}_[a-c]{2,4}", "[A-C][a-c]{2,4}[A-C][a-c]{2,4}", "__[a-e]{2,4}"]
}

fn a_bank() -> impl Strategy<Value = Vec<Vec<String>>> {
    proptest::collection::vec(proptest::collection::vec(a_word(), 1..8), 1..12)
}

fn bank_of(stems: &[Vec<String>]) -> Bank {
    let items: Vec<Item> =
        stems.iter().enumerate().map(|(at, words)| open(&format!("i{at}"), &words.join(" "), "aaa bbb", &[])).collect();
    testing::bank(&items)
}

/// Whether an item has all these words in its question.
fn has_all(bank: &Bank, at: u32, words: &[String]) -> bool {
    let item = bank.item(at as usize).expect("an item");
    let mut names = Vec::new();
    for (_, token) in words::tokens(&item.body().stem.plain()) {
        words::names(token, |name| names.push(name.to_owned()));
    }
    words.iter().all(|word| names.contains(&words::plain(word)))
}

proptest! {
    #[test]
    fn searching_is_total(stems in a_bank(), query in "\\PC{0,60}", names in "[_a-zA-Z’' ]{0,30}") {
        let bank = bank_of(&stems);
        let index = Index::of(&bank);
        for query in [&query, &names] {
            let found = index.search(query);
            let marker = Highlighter::new(&found);
            prop_assert!(found.items.iter().all(|&at| (at as usize) < bank.len()));
            for text in [query, &names] {
                let line = crate::prose::Line::text(text);
                prop_assert_eq!(marker.line(&line).plain(), line.plain());
            }
        }
    }

    #[test]
    fn an_items_own_words_find_it_before_all_that_lack_one(stems in a_bank(), which in any::<prop::sample::Index>()) {
        let bank = bank_of(&stems);
        let at = which.index(stems.len());
        let words = &stems[at];
        let found = Index::of(&bank).search(&words.join(" "));
        prop_assert_eq!(found.fit, Fit::Exact);
        let own = u32::try_from(at).expect("a few items");
        let before = found.items.iter().take_while(|&&other| other != own);
        for &other in before {
            prop_assert!(has_all(&bank, other, words), "{} is before {at}", other);
        }
        prop_assert!(found.items.contains(&own));
    }

    #[test]
    fn the_beginning_of_the_last_word_is_enough(stems in a_bank(), which in any::<prop::sample::Index>(), letters in 1usize..6) {
        let bank = bank_of(&stems);
        let at = which.index(stems.len());
        let (last, first) = stems[at].split_last().expect("words");
        let typed: String = last.chars().take(letters).collect();
        prop_assume!(typed.contains(char::is_alphanumeric));
        let found = Index::of(&bank).search(&format!("{} {typed}", first.join(" ")));
        prop_assert!(found.items.contains(&u32::try_from(at).expect("a few items")));
    }

    #[test]
    fn one_slip_still_finds_it(stems in a_bank(), which in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), slip in 0..4) {
        let bank = bank_of(&stems);
        let index = Index::of(&bank);
        let at = which.index(stems.len());
        let long: Vec<&String> = stems[at].iter().filter(|word| word.len() >= 5 && !word.contains('_')).collect();
        prop_assume!(!long.is_empty());
        let mut word: Vec<char> = long[place.index(long.len())].to_lowercase().chars().collect();
        let place = place.index(word.len() - 1);
        match slip {
            0 => word.swap(place, place + 1),
            1 => drop(word.remove(place)),
            2 => word.insert(place, 'x'),
            _ => word[place] = 'x',
        }
        let typed: String = word.into_iter().collect();
        let found = index.search(&typed);
        // What is a word of the bank as it was typed is taken at its word.
        prop_assert!(found.fit == Fit::Exact || found.items.contains(&u32::try_from(at).expect("a few items")), "{typed}");
        prop_assert!(!found.items.is_empty(), "{typed}");
    }
}

/// Questions in a script that puts no space between words.
#[test]
fn words_without_spaces_between_them_are_found_and_marked() {
    let stem = |id: &str, text: &str| {
        let item = testing::choice(id, &[true, false]);
        Item::new(item.head().clone(), Body { stem: Prose::text(text), ..item.body().clone() }).expect("a sound item")
    };
    let bank = testing::bank(&[
        stem("a", "什么是数据库事务？"),
        stem("b", "𠮷野家のメニュー"),
        stem("c", "Django 数据库 query"),
    ]);
    let index = Index::of(&bank);
    for (query, items) in
        [("事务", &[0][..]), ("数据库", &[2, 0]), ("野家", &[1]), ("𠮷", &[1]), ("django 库", &[2]), ("猫", &[])]
    {
        let found = index.search(query);
        assert_eq!(found.items, items, "{query}");
        for &at in &found.items {
            let item = bank.item(at as usize).expect("an item");
            let marked = Highlighter::new(&found).prose(&item.body().stem);
            let Some(Block::Paragraph(line)) = marked.0.first() else { panic!("a paragraph") };
            let marks = line.0.iter().filter(|run| run.style.has(Style::MARK)).map(|run| run.text.as_str());
            let marks: String = marks.collect();
            assert_eq!(marks.to_lowercase(), query.replace(' ', ""), "{query}");
        }
    }
}

#[test]
fn accents_may_be_typed_or_not_and_are_marked_with_their_letters() {
    let bank = testing::bank(&[
        open("composed", "Où est le résumé de la vue?", "Là.", &[]),
        open("apart", "Was heißt gro\u{308}ßer oder e\u{301}le\u{300}ve?", "Das.", &[]),
        open("upper", "ČESKÉ DRÁHY und İstanbul", "Ja.", &[]),
    ]);
    let index = Index::of(&bank);
    for (query, id) in [
        ("resume", "composed"),
        ("résumé", "composed"),
        ("re\u{301}sume\u{301}", "composed"),
        ("RÉSUMÉ", "composed"),
        ("größer", "apart"),
        ("groß", "apart"),
        ("eleve", "apart"),
        ("élève", "apart"),
        ("ceske drahy", "upper"),
        ("istanbul", "upper"),
    ] {
        let found = index.search(query);
        assert_eq!((found.items.len(), found.fit), (1, Fit::Exact), "{query}");
        assert_eq!(bank.heads()[found.items[0] as usize].id, id, "{query}");
    }
    let line = Highlighter::new(&index.search("ele")).line(&crate::prose::Line::text("un e\u{301}le\u{300}ve"));
    let marked: Vec<&str> =
        line.0.iter().filter(|run| run.style.has(Style::MARK)).map(|run| run.text.as_str()).collect();
    assert_eq!(marked, ["e\u{301}le\u{300}"]);
}
