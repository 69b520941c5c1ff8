from __future__ import annotations

import pytest

from coach.bank.lint import lint
from coach.bank.read import read_bank
from coach.bank.rules import RULES
from coach.settings import shipped
from tests.bank.conftest import QUESTION, WriteBank

STRICT = """
- id: hash-map
  level: junior
  prompt: How does a dict find a value, and what does it cost?
  reference: >-
    A dict runs the key through a hash function, and the number that comes out picks a bucket of the table. It then
    compares the few keys that ended up there and returns what belongs to the equal one. On average this takes the
    same time however many entries there are, since the table grows before it gets crowded.
  key_points:
    - id: hashing
      says: The key is turned into a number by a hash function.
      also: [You run the key through hash., A digest of the key is computed.]
      wrong: [The dict sorts its keys., The dict scans from the start.]
      hint: What is done with it first?
    - id: bucket
      says: Only the few entries of one slot are compared.
      also: [It looks into a single bucket., Just the colliding ones are checked.]
      wrong: [Every entry is compared., It halves the range each time.]
      hint: How many others does it look at?
    - id: constant
      says: Lookup takes constant time on average.
      also: [It stays as fast with a million entries., The mean complexity is O(1).]
      wrong: [It is logarithmic., It gets slower in proportion.]
      hint: What changes with a million entries?
  samples:
    - text: It hashes and looks into one place.
      verdicts: {hashing: covered, bucket: covered, constant: missing}
      band: good
    - text: It sorts them and halves.
      verdicts: {hashing: contradicted, bucket: missing, constant: missing}
      band: none
"""


class TestLint:
    def test_finds_nothing_in_the_built_in_bank(self) -> None:
        """What ships passes its own rules."""
        assert [str(finding) for finding in lint(read_bank(shipped("corpus")), strict=True)] == []

    def test_finds_nothing_in_a_good_question(self, write_bank: WriteBank) -> None:
        """A question that keeps every rule is clean."""
        assert lint(read_bank(write_bank(data__a_yaml=STRICT)), strict=True) == ()

    @pytest.mark.parametrize(
        ("rule", "old", "new", "line", "why"),
        [
            ("level", "  level: junior\n", "", 2, "is missing"),
            ("reference-length", "A dict runs the key through", "x " * 160, 5, "not 40 to 160"),
            ("key-points", "id: bucket", "id: bucket", 9, "has 2 key points"),
            ("forms", "also: [You run the key through hash.,", "also: [", 12, "has 1 forms, not 2 to 4"),
            ("forms", "[It is logarithmic., ", "[", 23, "has 1 forms, not 2 to 3"),
            ("hint", "      hint: What is done with it first?\n", "", 10, "is missing"),
            (
                "hint-leak",
                "What is done with it first?",
                "Which number is the key turned into?",
                14,
                "gives the point away",
            ),
            ("hint-leak", "How many others", "Are entries of the slot compared, how many", 19, "compar, entry, slot"),
            (
                "prompt-leak",
                "and what does it cost?",
                "does lookup take constant time on average?",
                21,
                "is told by the prompt",
            ),
            ("derived", "hint: How many", "derived: true\n      hint: How many", 19, "was made by machine"),
            ("samples", "    - text: It sorts them and halves.\n", "", 25, "has 1 samples"),
            ("related", "  samples:", "  related: [hash-map]\n  samples:", 25, "is the question itself"),
            ("related", "  samples:", "  related: [hash-mop]\n  samples:", 25, "is no question of this bank"),
            ("sample-verdicts", "constant: missing}\n      band: g", "other: missing}\n      band: g", 27, "constant"),
            ("sample-band", "band: good", "band: fair", 28, "the verdicts give good, not fair"),
            ("sample-band", "band: none", "band: weak", 31, "the verdicts give none, not weak"),
            (
                "repeated-form",
                "It is logarithmic.",
                "every entry  is compared.",
                23,
                "says the same as bucket at line 18",
            ),
        ],
    )
    def test_finds_what_breaks_a_rule(
        self, write_bank: WriteBank, rule: str, old: str, new: str, line: int, why: str
    ) -> None:
        """Each rule names the line and says why."""
        broken = STRICT.replace(old, new)
        if rule == "key-points":
            broken = STRICT[: STRICT.index("    - id: bucket")] + STRICT[STRICT.index("    - id: constant") :]
        if rule == "samples":
            broken = STRICT[: STRICT.index("    - text: It sorts")]

        found = [one for one in lint(read_bank(write_bank(data__a_yaml=broken)), strict=True) if one.rule == rule]

        assert any(one.line == line and why in one.why for one in found), found
        assert all(one.severity == "error" and one.mend for one in found)

    def test_lets_a_contradiction_lower_the_band(self, write_bank: WriteBank) -> None:
        """A false claim costs more than its point, so the band may be lower than the verdicts give, never higher."""
        lowered = STRICT.replace("bucket: covered, constant: missing", "bucket: covered, constant: contradicted")

        assert lint(read_bank(write_bank(data__a_yaml=lowered.replace("band: good", "band: fair"))), strict=True) == ()
        assert lint(read_bank(write_bank(data__a_yaml=lowered.replace("band: good", "band: excellent"))), strict=True)

    def test_warns_where_the_bank_need_not_be_strict(self, write_bank: WriteBank) -> None:
        """A person's notes may lack what the built-in bank must have."""
        found = lint(read_bank(write_bank(data__maps_yaml=QUESTION)))

        assert {one.rule for one in found} >= {"forms", "hint", "samples", "reference-length"}
        assert {one.severity for one in found} == {"warning"}

    def test_reports_what_cannot_be_loaded_beside_the_rest(self, write_bank: WriteBank) -> None:
        """A file with an error does not hide the findings of another."""
        found = lint(read_bank(write_bank(data__a_yaml="- id: 1", data__b_yaml=QUESTION + "  related: [nothing]\n")))

        assert {"format", "related"} <= {one.rule for one in found if one.severity == "error"}

    def test_holds_bank_file_and_folders_together(self, write_bank: WriteBank) -> None:
        """A topic without a title and a title without a topic are errors."""
        folder = write_bank(bank_yaml="topics:\n  dta: Data\n", data__a_yaml=STRICT)

        assert [(one.file.name, one.line, one.rule, one.why) for one in lint(read_bank(folder))] == [
            ("bank.yaml", 2, "topic", "has no folder with questions"),
            ("a.yaml", 2, "topic", "its topic 'data' is not in bank.yaml"),
        ]

    def test_words_a_finding_in_one_line(self, write_bank: WriteBank) -> None:
        """File, line, severity, rule, field, why and how to mend it."""
        folder = write_bank(data__a_yaml=STRICT.replace("band: good", "band: fair"))

        (finding,) = lint(read_bank(folder))

        assert str(finding) == (
            f"{folder}/data/a.yaml:28: error [sample-band] hash-map.samples[1].band: "
            "the verdicts give good, not fair; correct the band or a verdict"
        )


class TestRules:
    def test_have_names_of_their_own(self) -> None:
        """A finding's rule can be looked up."""
        assert len({rule.name for rule in RULES}) == len(RULES)
        assert all(rule.check.__doc__ for rule in RULES)
