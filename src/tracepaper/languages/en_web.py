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
    "values": "Values",
    "walk": "Arrow keys go from value to value, Enter shows the origin",
    "origin": "Origin",
    "sortBy": "Sort by {column}",
    "scrolls": "The table goes on to the right →",
    "cite": "Cite",
    "copy": "Copy",
    "copied": "Copied",
    "siteRead": "Read the paper",
    "siteParallel": "Both languages side by side",
    "siteAudit": "The audit: every number to its raw line, and what was checked",
    "siteOutcome": "{n} things compared, {failed} failed, {unknown} could not be evaluated",
    "siteChanges": "What changed since the published state",
    "siteData": "Figures, tables and the data behind them",
    "siteRegisters": "Registers",
    "siteFacts": "Numbers of the text, with formulas and rows (JSON)",
    "siteClaims": "Claims, with conditions and rivals (JSON)",
    "siteManifest": "Claims for a machine to test (JSON)",
    "siteCrate": "Description of all files (RO-Crate)",
    "siteSums": "Checksums of all files (SHA-256)",
}

# What `./run preview` says around the pages.
PREVIEW = {
    "languages": "Languages shown",
    "both": "Side by side",
    "phone": "Phone width",
    "building": "Building …",
    "ready": "Up to date · {seconds} s",
    "failed": "Not built: below stands the last good page",
    "lost": "The preview has ended; ./run preview starts it again",
    "first": "The page is being built.",
    "wrong": "What ./run says",
    "elsewhere": "PDF, Word and the audit are made by ./run and ./run audit",
}
