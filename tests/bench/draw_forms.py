"""200 forms of 50 questions from a bank of 20,000: read from the database, drawn, drawn again with the same seed."""

from time import perf_counter

from tests.bench.rows import Row

QUESTIONS, FORMS, ON_A_FORM, SECTIONS, MOST_SECONDS = 20_000, 200, 50, 5, 10.0


def draw_forms() -> Row:
    from assessments.quizzes.models import Section
    from assessments.quizzes.papers.blueprints import blueprint
    from assessments.quizzes.papers.drawing import draw
    from assessments.quizzes.papers.figures import figures
    from grids import scope

    with scope.whole_tree("bench"):
        grid, difficulty = _bank()
        sections = [Section(count=ON_A_FORM // SECTIONS, score=2, easiest=1, hardest=5) for _ in range(SECTIONS)]
        start = perf_counter()
        plan = blueprint(sections, FORMS, grid)
        read = perf_counter()
        forms = draw(plan, seed=20261129)
        drawn = perf_counter()
        again = draw(plan, seed=20261129)
    shown = figures(forms, difficulty)
    same = "the same" if again == forms else "NOT the same"
    figure = (
        f"{drawn - start:.1f} s; mean difficulty {shown.easiest}–{shown.hardest}, drawn again {same}, "
        f"two forms share {shown.same[0]} on the average"
    )
    held = drawn - start <= MOST_SECONDS and again == forms
    goal = f"{FORMS} forms of {ON_A_FORM} from {QUESTIONS} in {MOST_SECONDS:.0f} s, same seed same form"
    return Row("draw_forms", goal, figure, f"reading the bank {read - start:.1f} s", held)


def _bank():
    """Questions in ten topics, of all difficulties, every fourth of them a case: its key has to be looked at."""
    from assessments.bank.models import Item, ItemVersion
    from assessments.bank.queries import topic_called
    from assessments.bank.wording import Choice, Kind, Wording
    from assessments.bank.wording.body import to_body
    from grids.models import Grid

    grid = Grid.add_root(name="示例", code="9799", kind="city", level=0)
    topics = [topic_called(f"示例/{number}") for number in range(10)]
    single = Wording(Kind.SINGLE, "先做什么？", choices=(Choice("劝"), Choice("看")))
    bodies = [(Kind.SINGLE, to_body(single))] * 3 + [(Kind.CASE, to_body(Wording(Kind.CASE, "材料", parts=(single,))))]
    items = Item.objects.bulk_create([Item(grid=grid, code=f"q{number}") for number in range(QUESTIONS)])
    versions = ItemVersion.objects.bulk_create(
        [
            ItemVersion(
                item=item, kind=bodies[n % 4][0], body=bodies[n % 4][1], stem=f"第 {n} 题", topic=topics[n % 10],
                basis="示例", difficulty=1 + n % 7 % 5, state=ItemVersion.State.APPROVED,
            )
            for n, item in enumerate(items)
        ],
        batch_size=1_000,
    )  # fmt: skip
    return grid, {version.pk: version.difficulty for version in versions}
