"""Codes of answer sheets."""

from assessments.quizzes.rooms import codes


def test_a_code_has_no_characters_that_look_alike():
    assert not set("B8I1LO0QS5Z26") & set(codes.ALPHABET)
    assert all(codes.is_code(codes.new()) for _ in range(200))


def test_every_single_slip_and_every_swap_is_found():
    code = codes.new()

    slips = {code[:at] + other + code[at + 1 :] for at in range(6) for other in codes.ALPHABET if other != code[at]}
    swaps = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(5)} - {code}

    assert not [wrong for wrong in slips | swaps if codes.is_code(wrong)]


def test_a_code_is_read_however_it_was_typed():
    assert codes.plain(" k7m-4ｘp ") == "K7M4XP"
    assert codes.spaced("K7M4XP") == "K7M 4XP"
