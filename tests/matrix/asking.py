"""Walks one person through all addresses and says what was not as declared."""

from collections.abc import Iterator

from tests.matrix import naming
from tests.matrix.declared import DOORS, word_for_word
from tests.matrix.declared import door as declared_door
from tests.matrix.doors import Door
from tests.matrix.requesting import BROKEN, CLOSED, OPEN, Answer, Person
from tests.matrix.walking import Address, addresses
from tests.matrix.world import World

ROLES = ["visitor", "worker", *sorted(DOORS["desk"].who["GET"]), "city"]


class Walk:
    """One role's way through the matrix; `city` is the administrator to whom both districts belong."""

    def __init__(self, world: World, role: str):
        self.world, self.role = world, role
        users = {"visitor": None, "city": world.city}
        self.person = Person(users[role] if role in users else world.own.people[role])
        self.kind = "city_admin" if role == "city" else role
        self.wrong: list[str] = []

    def own(self) -> None:
        """Each address with the own district's objects."""
        for address, door in _declared():
            self._own(address, door)

    def foreign(self) -> None:
        """Each address that names an object, with the other district's."""
        for address, door in _declared():
            if naming.ids_of(address, door):
                self._foreign(address, door)

    def once(self, *, all_of_wagtail: bool = False) -> None:
        """The short form: each address one time, with the other district's objects where it names one. Of Wagtail's many
        only those that `declared` knows word for word, unless all are asked for."""
        for address, door in _declared():
            if not (all_of_wagtail or word_for_word(address)):
                continue
            if naming.ids_of(address, door):
                self._foreign(address, door)
            else:
                self._own(address, door)

    def own_things(self) -> None:
        """Each address that names an object and is open to this role, with the own one."""
        for address, door in _declared():
            if any(self.kind in who for who in door.who.values()) and naming.ids_of(address, door):
                self._own(address, door)

    def _own(self, address: Address, door: Door) -> None:
        path = naming.path_of(address, door, self.world.own)
        for method, who in door.who.items():
            answer = self._ask(method, path, address)
            may = self.kind in who
            if may and not door.loose and answer.outcome != OPEN:
                self._note(method, address, "should open", answer)
            if not may and answer.outcome not in CLOSED:
                self._note(method, address, "should be closed", answer)
            self._listen(method, address, door, answer)

    def _foreign(self, address: Address, door: Door) -> None:
        path = naming.path_of(address, door, self.world.other)
        for method in door.who:
            answer = self._ask(method, path, address)
            self._listen(method, address, door, answer)
            if self.role != "city" and not (door.public or door.blind) and answer.outcome not in CLOSED:
                self._note(method, address, "opens what is another district's", answer)

    def mixed(self) -> None:
        """Own page, foreign revision, and their like: nothing of the other district shows, nothing breaks."""
        for address, door in _declared():
            ids = naming.ids_of(address, door)
            for one in ids if len(ids) > 1 else []:
                path = naming.path_of(address, door, self.world.own, self.world.other, one)
                for method in door.who:
                    self._listen(method, address, door, self._ask(method, path, address))

    def _ask(self, method: str, path: str, address: Address) -> Answer:
        answer = self.person.ask(method, path)
        if answer.outcome == BROKEN:
            self._note(method, address, "breaks", answer)
        return answer

    def _listen(self, method: str, address: Address, door: Door, answer: Answer) -> None:
        mark = self.world.other.mark.lower()
        text = answer.text.lower()
        if self.role != "city" and not door.public and mark in text:
            at = text.index(mark)
            self._note(method, address, f"shows “{text[max(0, at - 80) : at + 40]}”", answer)

    def _note(self, method: str, address: Address, what: str, answer: Answer) -> None:
        self.wrong.append(
            f"{self.role} {method} {address.key} ({address.pattern}) {what}: {answer.outcome} {answer.why}"
        )


def _declared() -> Iterator[tuple[Address, Door]]:
    for address in addresses():
        if found := declared_door(address.key, address.pattern):
            yield address, found
