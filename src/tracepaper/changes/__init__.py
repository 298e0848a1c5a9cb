"""What new statistics change: two states of the paper set against each other.

state            what a state is: a build, or the baseline under published/
other_state      another commit or other editions, built aside with the same machinery
head_start       what of this build another state begins with
data_changes     observations new, revised, withdrawn     series_patterns   breaks, rebasings, outliers
number_changes   numbers quoted in the prose              claim_changes     sentences true or false
exhibit_changes  tables and figures, cell by cell         year_changes      how far the series reach
evaluated        what could not be compared, and why      report            all of it together, sorted
page, summary, terminal    as a page, as a paragraph, as a few lines
"""
