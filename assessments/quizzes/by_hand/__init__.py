"""What no key can mark: answers wait, a person marks them by the rubric, and the attempt is folded when none waits any more."""
