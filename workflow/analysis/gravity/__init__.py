"""The gravity study: flows, estimator, treatment, inference.

`terms` has the names, years and dates; `panel` lays the flows out as a block of years, exporters and
importers; `poisson` estimates, by its `equations`; `treatment` says which flows are treated since
when, and what is averaged; `inference`, `bias` and `placebo` say how far an estimate can be trusted;
`specifications` names every way in which the paper asks the same question.
"""
