"""Reading finished documents and figures back."""
