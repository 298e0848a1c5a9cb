"""What a journal asks of a paper, as data: `style:` of the configuration chooses one profile among these."""
