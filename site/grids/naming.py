"""Short names for places: the register says 乌龙社区居委会, people say 乌龙社区."""

import re

OFFICIAL_ENDINGS = [
    (re.compile(r"社区居(?:委会|民委员会|民委会员)$"), "社区"),
    (re.compile(r"村(?:委会|民委员会|村民委员会)$"), "村"),
]


def short(official: str) -> str:
    """The name without the committee's ending: 河西村委会 becomes 河西村; anything else stays as it is."""
    for ending, kept in OFFICIAL_ENDINGS:
        if ending.search(official):
            return ending.sub(kept, official)
    return official
