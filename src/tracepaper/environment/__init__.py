"""The packages a paper is built with: making the folder that holds them, and telling conda of them."""
