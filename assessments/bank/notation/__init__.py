"""How people type keys: letters, verdicts, gaps, rubrics, places. The same in workbooks and on the desk's forms."""
