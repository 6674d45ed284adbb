"""How a question is put to one person: in which order, by which controls, and what comes back from them.

A sheet speaks of what the person saw: A is the first choice shown, 1 the first step. Only `arranging` knows which that is in
the bank, so that no page and no sheet gives the key away. By kind, a response on a sheet is
single, multiple, true_false: letters as shown, "BD" · short_answer: the text · gap: one text a gap · ordering: for each thing
shown the step it was given, "1" … "n" · matching: for each left side the letter of a right side · hotspot: points "x y" in
pixels of the picture · case: one response a part · report: letter of the category, place, what was seen, names of files ·
task: what was done, names of files. In a list "" is nothing yet.
"""
