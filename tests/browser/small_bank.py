"""A service on a bank so small that a test knows all of it, and the looks in which a place is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.browser.conftest import free_port
from tests.flow.conftest import Service

NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
LOOKS: tuple[Mapping[str, Any], ...] = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"color_scheme": "light", "contrast": "more"},
    {"color_scheme": "dark", "contrast": "more"},
    {"forced_colors": "active"},
    {**NARROW, "color_scheme": "light"},
    {**NARROW, "color_scheme": "dark", "reduced_motion": "reduce"},
)
BAKING = """\
- id: proofing
  level: junior
  prompt: Why does dough rest before it is baked?
  reference: Yeast makes gas while the dough rests. The gas lifts the dough.
  key_points:
    - id: gas
      says: Yeast makes gas while the dough rests.
      weight: 3
      wrong: [Nothing happens in the dough while it rests.]
    - {id: lift, says: The gas lifts the dough.}
  misconceptions:
    - says: Salt is what makes bread rise.
      because: Salt slows the yeast down; what lifts the dough is the gas that yeast makes.
  tags: [yeast]
- id: scoring
  level: senior
  prompt: Why is a loaf cut before it goes into the oven?
  reference: The cut tells the crust where to open. Without it the crust tears at random.
  key_points:
    - {id: open, says: The cut tells the crust where to open., weight: 2}
    - {id: tears, says: Without a cut the crust tears at random.}
  tags: [crust]
"""
SAILING = """\
- id: tacking
  level: mid
  prompt: How does a boat sail against the wind?
  reference: It goes in zigzags, each close to the wind. The sail pulls like a wing.
  key_points:
    - {id: zigzags, says: "The boat goes in zigzags, each close to the wind.", weight: 2}
    - {id: wing, says: The sail pulls like a wing.}
  tags: [wind]
"""
GOOD: Mapping[str, str] = MappingProxyType(
    {
        "proofing": "Yeast makes gas while the dough rests. The gas lifts the dough.",
        "scoring": "The cut tells the crust where to open. Without a cut the crust tears at random.",
        "tacking": "The boat goes in zigzags, each close to the wind. The sail pulls like a wing.",
    }
)
BAD: Mapping[str, str] = MappingProxyType(
    {
        "proofing": "Nothing happens in the dough while it rests. Salt is what makes bread rise.",
        "scoring": "",
    }
)


def serve_small_bank(folder: Path, cache: Path) -> Service:
    """Serve three questions on two topics from an empty record, the model loaded; the port outlives a restart."""
    for topic, questions in (("baking", BAKING), ("sailing", SAILING)):
        (folder / "bank" / topic).mkdir(parents=True)
        (folder / "bank" / topic / "all.yaml").write_text(questions, encoding="utf-8")
    settings = {"COACH_BANK": json.dumps([str(folder / "bank")]), "COACH_PORT": str(free_port())}
    return Service(folder / "coach", cache, settings).start().ready()
