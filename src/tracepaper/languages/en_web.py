"""English words of the paper's own web page and of the site's first page; what they share with the audit
site stands there."""

PAGE = {
    "back": "Contents",
    "formats": "Other forms of this paper",
    "audit": "Audit",
    "found": "{n} found",
    "link": "Link to this section",
    "unrounded": "Before rounding",
    "times": "Shown as",
    "firstRows": "The first {n} of {of} rows of raw data",
    "wholeTrace": "All of it in the audit (pages made by ./run audit)",
    "zoom": "Enlarge",
    "sortBy": "Sort by {column}",
    "scrolls": "The table goes on to the right →",
    "cite": "Cite",
    "copy": "Copy",
    "copied": "Copied",
    "accessed": "version of {date}",
}
