"""Pictures that came in a file get names from their content, and the places on them go along when they are made smaller."""

from io import BytesIO

from PIL import Image

from assessments.bank.exchange.imaging import LONGEST_SIDE, upright_size, with_clean_pictures
from assessments.bank.wording import Area, Kind, Wording


def drawn(width: int, height: int, **more) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "JPEG", **more)
    return out.getvalue()


def spot(picture: str, files: dict[str, bytes] | None = None) -> Wording:
    areas = (Area("rect", (0, 100, 400, 800)), Area("circle", (10, 20, 8)))
    return Wording(Kind.HOTSPOT, "点。", picture=picture, areas=areas, files=files or {})


def test_places_on_a_picture_that_is_made_smaller_stay_where_they_were():
    clean = with_clean_pictures(spot("a.jpg", {"a.jpg": drawn(2 * LONGEST_SIDE, 1000)}))

    assert [area.coords for area in clean.areas] == [(0, 50, 200, 400), (5, 10, 4)]
    assert clean.picture in clean.files


def test_the_picture_of_a_part_keeps_its_place_and_its_name():
    whole = Wording(Kind.CASE, "情形", parts=(spot("a.jpg"),), files={"a.jpg": drawn(2 * LONGEST_SIDE, 1000)})

    [part] = with_clean_pictures(whole).parts

    assert part.picture in with_clean_pictures(whole).files
    assert part.areas[0].coords == (0, 50, 200, 400)


def test_a_small_picture_changes_nothing():
    assert with_clean_pictures(spot("a.jpg", {"a.jpg": drawn(900, 900)})).areas == spot("a.jpg").areas


def test_a_picture_lying_on_its_side_is_measured_as_it_is_shown():
    turned = Image.Exif()
    turned[0x0112] = 6

    with Image.open(BytesIO(drawn(30, 20, exif=turned))) as image:
        assert upright_size(image) == (20, 30)
