from __future__ import annotations

from pathlib import Path

import pytest

from coach.bank.load import MOST_LISTED, apart, load_bank, load_banks
from coach.errors import BadBank
from coach.interview.grade import Band, Verdict
from coach.interview.question import KeyPoint, Misconception, Question, Sample
from coach.settings import shipped
from tests.bank.conftest import QUESTION, WriteBank


class TestLoadBank:
    def test_reads_every_field_of_a_question(self, write_bank: WriteBank) -> None:
        """A question comes out as it was written, in the topic of its folder."""
        bank = load_bank(write_bank(data__maps_yaml=QUESTION))

        assert bank.questions == (
            Question(
                id="hash-map",
                topic="data",
                prompt="How does a hash map find a value?",
                reference="It hashes the key and looks into one bucket.",
                key_points=(
                    KeyPoint(
                        id="hashing",
                        says="The key is hashed.",
                        weight=3,
                        also=("You run the key through a function.",),
                        wrong=("The map scans every key.",),
                        hint="What happens to the key first?",
                    ),
                    KeyPoint(id="bucket", says="Only one bucket is searched."),
                ),
                level="junior",
                tags=("lookup",),
                misconceptions=(
                    Misconception("Hash maps are always faster than lists.", "For a handful of items a list wins."),
                ),
                samples=(
                    Sample(
                        "It computes a number from the key.",
                        (("hashing", Verdict.COVERED), ("bucket", Verdict.MISSING)),
                        Band.GOOD,
                    ),
                ),
            ),
        )
        assert bank.by_id["hash-map"] is bank.questions[0]

    def test_needs_no_bank_file(self, write_bank: WriteBank) -> None:
        """Without bank.yaml the folders give the names."""
        bank = load_bank(write_bank("My Notes", data__maps_yaml=QUESTION))

        assert (bank.name, bank.title, bank.topics) == ("my-notes", "my-notes", (("data", "Data"),))

    def test_orders_topics_as_the_bank_file_does(self, write_bank: WriteBank) -> None:
        """Topics that bank.yaml lists come first, in its order and with its titles; the others by name."""
        folder = write_bank(
            bank_yaml="name: mine\ntitle: My bank\ntopics:\n  zoo: The zoo\n  data: All data\n",
            data__maps_yaml=QUESTION,
            zoo__a_yaml=QUESTION.replace("hash-map", "ape"),
            art__a_yaml=QUESTION.replace("hash-map", "art"),
        )

        bank = load_bank(folder)

        assert (bank.name, bank.title) == ("mine", "My bank")
        assert bank.topics == (("zoo", "The zoo"), ("data", "All data"), ("art", "Art"))
        assert [question.id for question in bank.questions] == ["ape", "hash-map", "art"]

    def test_derives_points_where_none_are_given(self, write_bank: WriteBank) -> None:
        """A person's notes need only a prompt and a reference."""
        bank = load_bank(
            write_bank(a__b_yaml="- id: q\n  prompt: What?\n  reference: Cats purr when content. Dogs bark at mail.\n")
        )

        assert bank.questions[0].derived
        assert bank.questions[0].key_points

    def test_reports_all_errors_together_with_file_line_and_field(self, write_bank: WriteBank) -> None:
        """No error hides another, in whichever file it stands."""
        folder = write_bank(
            data__maps_yaml=QUESTION.replace("weight: 3", "weight: 4").replace("says: Only", "say: Only"),
            data__more_yaml="- id: hash-map\n  level: novice\n  prompt: x\n  reference: x\n",
            zoo__a_yaml="- id: a\n  id: b\n",
        )

        with pytest.raises(BadBank) as caught:
            load_bank(folder)

        assert str(caught.value).splitlines() == [
            f"The question bank {folder} has 5 errors:",
            f"  {folder}/data/maps.yaml:9: hash-map.key_points[1].weight must be at most 3; this is 4",
            f"  {folder}/data/maps.yaml:13: hash-map.key_points[2].says is missing",
            f"  {folder}/data/maps.yaml:14: hash-map.key_points[2].say is no field here; did you mean says?",
            f"  {folder}/data/more.yaml:2: hash-map.level must be one of junior, mid, senior; this is 'novice'",
            f"  {folder}/zoo/a.yaml:2: 'id' stands here a second time",
        ]

    def test_counts_the_errors_that_it_does_not_list(self, write_bank: WriteBank) -> None:
        """A thoroughly broken bank does not fill the screen."""
        folder = write_bank(a__b_yaml="- {}\n" * 10)

        with pytest.raises(BadBank, match="has 30 errors") as caught:
            load_bank(folder)

        assert len(str(caught.value).splitlines()) == MOST_LISTED + 2
        assert str(caught.value).endswith("and 10 more")

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("id: hash-map", "id: Hash_Map", "must be kebab-case"),
            ("level: junior", "level: novice", "must be one of junior, mid, senior; this is 'novice'"),
            ("level: junior", "leveel: junior", "did you mean level?"),
            ("id: bucket", "id: hashing", "'hashing' is also the point at line 7"),
            ("hashing: covered", "hashing: said", "must be one of covered, partial, missing, contradicted"),
            ("band: good", "band: great", "must be one of excellent, good, fair, weak, none"),
            ("tags: [lookup]", "tags: lookup", "must be a list"),
            ("says: The key is hashed.", "says: ''", "is empty"),
            ("says: The key is hashed.", 'says: "a\\0b"', "holds a NUL character"),
            ("weight: 3", "weight: true", "must be a whole number"),
        ],
    )
    def test_says_what_is_wrong_with_a_field(self, write_bank: WriteBank, old: str, new: str, message: str) -> None:
        """Each kind of error has words that say how to mend it."""
        with pytest.raises(BadBank, match="has an error") as caught:
            load_bank(write_bank(data__maps_yaml=QUESTION.replace(old, new)))

        assert message in str(caught.value)

    def test_names_both_places_of_a_repeated_id(self, write_bank: WriteBank) -> None:
        """Ids are unique in the whole bank."""
        folder = write_bank(a__x_yaml=QUESTION, b__y_yaml=QUESTION)

        with pytest.raises(BadBank) as caught:
            load_bank(folder)

        assert f"{folder}/b/y.yaml:2: hash-map.id this id is taken by the question at {folder}/a/x.yaml:2" in str(
            caught.value
        )

    @pytest.mark.parametrize(
        ("files", "message"),
        [
            ({}, "no such folder"),
            ({"a__b_yaml": ""}, "holds no question"),
            ({"a__b_yaml": "id: x"}, "must be a list of questions"),
            ({"a__b_yaml": QUESTION, "stray_yaml": QUESTION}, "only bank.yaml stands here"),
            ({"A b__c_yml": QUESTION}, "kebab-case"),
            ({"a__b_yaml": QUESTION, "bank_yaml": "titlee: x"}, "did you mean title?"),
        ],
    )
    def test_passes_over_nothing_in_silence(self, write_bank: WriteBank, files: dict[str, str], message: str) -> None:
        """A file or folder that is not read as a person would expect is an error."""
        with pytest.raises(BadBank) as caught:
            load_bank(write_bank(**files))

        assert message in str(caught.value)

    def test_names_a_file_that_cannot_be_read(self, write_bank: WriteBank) -> None:
        """A folder with the name of a file is said to be one."""
        folder = write_bank(a__b_yaml=QUESTION)
        (folder / "a" / "c.yaml").mkdir()

        with pytest.raises(BadBank, match=r"c\.yaml:1: cannot be read"):
            load_bank(folder)


class TestHash:
    def test_knows_nothing_of_files_and_folders(self, write_bank: WriteBank) -> None:
        """The same questions in other files and another order have the same hash."""
        other = QUESTION.replace("hash-map", "tree")
        apart = load_bank(write_bank("one", data__a_yaml=QUESTION, data__b_yaml=other))
        together = load_bank(write_bank("two", data__c_yml=other + QUESTION))

        assert apart.hash == together.hash

    def test_changes_with_any_word(self, write_bank: WriteBank) -> None:
        """Another wrong form is another bank."""
        before = load_bank(write_bank("one", data__a_yaml=QUESTION))
        after = load_bank(write_bank("two", data__a_yaml=QUESTION.replace("scans every", "reads every")))

        assert before.hash != after.hash


class TestLoadBanks:
    def test_prefixes_the_questions_of_further_banks(self, write_bank: WriteBank) -> None:
        """The first bank keeps its ids; a shared topic is one topic with the first title."""
        first = write_bank("one", bank_yaml="topics: {data: Data structures}", data__a_yaml=QUESTION)
        second = write_bank(
            "two", data__a_yaml=QUESTION + "  related: [hash-map]\n", zoo__a_yaml=QUESTION.replace("hash-map", "ape")
        )

        bank = load_banks([first, second])

        assert list(bank.by_id) == ["hash-map", "two/hash-map", "two/ape"]
        assert bank.by_id["two/hash-map"].related == ("two/hash-map",)
        assert bank.topics == (("data", "Data structures"), ("zoo", "Zoo"))
        assert bank.name == "one"

    def test_is_the_bank_itself_for_one(self, write_bank: WriteBank) -> None:
        """One bank is not changed."""
        folder = write_bank(data__a_yaml=QUESTION)

        assert load_banks([folder]) == load_bank(folder)

    def test_can_be_taken_apart_again(self, write_bank: WriteBank) -> None:
        """The questions of each bank, under the names that they have in the whole."""
        folders = [write_bank(name, data__a_yaml=QUESTION) for name in ("one", "two")]

        parts = apart(load_banks(folders))

        assert [[question.id for question in part] for part in parts] == [["hash-map"], ["two/hash-map"]]

    def test_refuses_two_banks_of_one_name(self, write_bank: WriteBank) -> None:
        """Their questions could not be told apart."""
        folders = [write_bank(name, bank_yaml="name: same", data__a_yaml=QUESTION) for name in ("one", "two")]

        with pytest.raises(BadBank, match="Two banks have the name 'same'"):
            load_banks(folders)

    def test_refuses_no_bank(self) -> None:
        """Without a bank there is nothing to ask."""
        with pytest.raises(BadBank):
            load_banks([])


class TestBuiltInBank:
    def test_has_the_topics_and_levels_that_it_promises(self) -> None:
        """At least 60 questions over ten topics, each topic with every level."""
        bank = load_bank(shipped("corpus"))

        assert len(bank.questions) >= 60
        assert len(bank.topics) == 10
        for topic, _ in bank.topics:
            assert {one.level for one in bank.questions if one.topic == topic} == {"junior", "mid", "senior"}

    def test_loads_from_another_place_with_the_same_hash(self, tmp_path: Path) -> None:
        """The hash does not depend on where the bank lies."""
        copy = tmp_path / "elsewhere"
        copy.symlink_to(shipped("corpus"))

        assert load_bank(copy).hash == load_bank(shipped("corpus")).hash
