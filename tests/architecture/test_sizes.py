"""Files stay small and are named after what they do (CONTRIBUTING.md)."""

from statistics import median, quantiles

from tests.architecture.sources import lines, name, python_files, templates

DRAWERS = {"services", "service", "utils", "util", "helpers", "helper", "common", "core", "misc", "tools", "lib"}


def nine_in_ten(files):
    return quantiles([lines(file) for file in files], n=10)[-1]


def test_half_of_the_python_files_have_fewer_than_sixty_lines():
    assert median(lines(file) for file in python_files()) < 60


def test_nine_python_files_in_ten_have_fewer_than_two_hundred_lines():
    assert nine_in_ten(python_files()) < 200


def test_no_python_file_has_more_than_350_lines():
    assert [name(file) for file in python_files() if lines(file) > 350] == []


def test_nine_templates_in_ten_have_fewer_than_eighty_lines():
    assert nine_in_ten(templates()) < 80


def test_nothing_is_a_drawer():
    drawers = [
        name(file) for file in python_files() if DRAWERS & {part.removesuffix(".py") for part in file.parts[-3:]}
    ]

    assert drawers == []
