"""The doors of the bank's desk pages, each in the scope of the roles that open it."""

from assessments.bank import rules
from people.access import only_in_reach
from people.rules import READS_TRAINING, TRAINING, reads_training

for_writers = only_in_reach(rules.may_write_items, TRAINING)
for_readers = only_in_reach(reads_training, READS_TRAINING)  # writers and auditors
